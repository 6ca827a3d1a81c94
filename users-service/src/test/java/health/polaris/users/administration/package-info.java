/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.administration;

import org.jspecify.annotations.NullMarked;
