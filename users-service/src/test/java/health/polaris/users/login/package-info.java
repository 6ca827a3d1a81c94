/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.login;

import org.jspecify.annotations.NullMarked;
