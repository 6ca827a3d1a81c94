/** How a device gets its codes and tokens, and how it is kept out (contracts/activation.md §5). */
@NullMarked
package health.polaris.messages.deviceactivation;

import org.jspecify.annotations.NullMarked;
