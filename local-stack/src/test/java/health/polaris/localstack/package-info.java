/** The module's own rules. */
@NullMarked
package health.polaris.localstack;

import org.jspecify.annotations.NullMarked;
