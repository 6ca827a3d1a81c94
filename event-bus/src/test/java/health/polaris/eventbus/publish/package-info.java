/** Events on their way out. */
@NullMarked
package health.polaris.eventbus.publish;

import org.jspecify.annotations.NullMarked;
