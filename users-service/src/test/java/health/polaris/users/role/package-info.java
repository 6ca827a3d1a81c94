/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.role;

import org.jspecify.annotations.NullMarked;
