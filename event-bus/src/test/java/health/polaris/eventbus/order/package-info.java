/** What the package of the same name does. */
@NullMarked
package health.polaris.eventbus.order;

import org.jspecify.annotations.NullMarked;
