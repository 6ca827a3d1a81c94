/** PINs beside badges (contracts/activation.md §7, C4): a badge that was found opens nothing. */
@NullMarked
package health.polaris.messages.badgepin;

import org.jspecify.annotations.NullMarked;
