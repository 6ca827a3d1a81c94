/** Events as JSON. */
@NullMarked
package health.polaris.eventbus.contract;

import org.jspecify.annotations.NullMarked;
