/** Which patients belong to which wards (contracts/messages.md §6.3, contracts/activation.md §3). */
@NullMarked
package health.polaris.messages.patientward;

import org.jspecify.annotations.NullMarked;
