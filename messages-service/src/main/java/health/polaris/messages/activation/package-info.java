/** How patients' apps and ward tablets are activated, and how patients get their tokens (contracts/activation.md §3, §4). */
@NullMarked
package health.polaris.messages.activation;

import org.jspecify.annotations.NullMarked;
