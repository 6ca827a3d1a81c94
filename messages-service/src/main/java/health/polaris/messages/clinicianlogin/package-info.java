/** What is known of clinicians here: their logins on ward tablets, and where they belong (contracts/activation.md §7). */
@NullMarked
package health.polaris.messages.clinicianlogin;

import org.jspecify.annotations.NullMarked;
