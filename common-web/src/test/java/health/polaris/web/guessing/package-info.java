/** Tests of the package of the same name. */
@NullMarked
package health.polaris.web.guessing;

import org.jspecify.annotations.NullMarked;
