/** Lists of messages: of one side, of a pair, and of a whole conversation (contracts/messages.md §6). */
@NullMarked
package health.polaris.messages.messagelist;

import org.jspecify.annotations.NullMarked;
