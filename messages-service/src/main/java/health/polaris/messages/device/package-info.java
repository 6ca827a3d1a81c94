/** The tablets of the wards: their registry, their activation, and their tokens (contracts/activation.md §8). */
@NullMarked
package health.polaris.messages.device;

import org.jspecify.annotations.NullMarked;
