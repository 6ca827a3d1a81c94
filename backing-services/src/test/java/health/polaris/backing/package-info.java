/** The module's own rules. */
@NullMarked
package health.polaris.backing;

import org.jspecify.annotations.NullMarked;
