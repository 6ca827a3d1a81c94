/** What the package of the same name does. */
@NullMarked
package health.polaris.eventbus.failure;

import org.jspecify.annotations.NullMarked;
