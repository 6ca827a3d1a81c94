/** Blood glucose alerts, which become messages (contracts/messages.md §8). */
@NullMarked
package health.polaris.messages.alert;

import org.jspecify.annotations.NullMarked;
