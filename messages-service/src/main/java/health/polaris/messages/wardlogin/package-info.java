/** Logins of clinicians on ward tablets (contracts/activation.md §7). */
@NullMarked
package health.polaris.messages.wardlogin;

import org.jspecify.annotations.NullMarked;
