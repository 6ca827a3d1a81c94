/** Tests of the package of the same name. */
@NullMarked
package health.polaris.common.guessing;

import org.jspecify.annotations.NullMarked;
