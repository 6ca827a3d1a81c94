/** Roles and the permissions that they give. */
@NullMarked
package health.polaris.users.role;

import org.jspecify.annotations.NullMarked;
