/** Audit events of logins, devices and revocations (contracts/activation.md §9). */
@NullMarked
package health.polaris.messages.auditevent;

import org.jspecify.annotations.NullMarked;
