/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.password;

import org.jspecify.annotations.NullMarked;
