/** Events on their way in. */
@NullMarked
package health.polaris.eventbus.consume;

import org.jspecify.annotations.NullMarked;
