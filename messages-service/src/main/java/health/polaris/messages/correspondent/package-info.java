/** The caller as one who writes and receives messages (contracts/messages.md §1.4, §4). */
@NullMarked
package health.polaris.messages.correspondent;

import org.jspecify.annotations.NullMarked;
