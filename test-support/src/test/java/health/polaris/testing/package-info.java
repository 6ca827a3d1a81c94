/** The module's own rules. */
@NullMarked
package health.polaris.testing;

import org.jspecify.annotations.NullMarked;
