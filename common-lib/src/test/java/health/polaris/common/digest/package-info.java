/** Tests of the package of the same name. */
@NullMarked
package health.polaris.common.digest;

import org.jspecify.annotations.NullMarked;
