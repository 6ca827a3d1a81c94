/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.terms;

import org.jspecify.annotations.NullMarked;
