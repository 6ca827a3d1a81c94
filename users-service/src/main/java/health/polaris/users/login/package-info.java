/** Logins: how passwords are kept and checked, and who may try how often. */
@NullMarked
package health.polaris.users.login;

import org.jspecify.annotations.NullMarked;
