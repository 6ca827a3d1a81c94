/** Passwords: how they are set, and what they must be. */
@NullMarked
package health.polaris.users.password;

import org.jspecify.annotations.NullMarked;
