/** How a Polaris service starts, and where it runs. */
@NullMarked
package health.polaris.common;

import org.jspecify.annotations.NullMarked;
