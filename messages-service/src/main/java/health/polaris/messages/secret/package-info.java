/** Codes that let somebody in: how they are drawn, hashed, compared, and protected from guessing (contracts/activation.md §5). */
@NullMarked
package health.polaris.messages.secret;

import org.jspecify.annotations.NullMarked;
