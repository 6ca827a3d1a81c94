/** Why a message was not processed, and what to do about it (contracts/platform.md §8.5). */
@NullMarked
package health.polaris.eventbus.failure;

import org.jspecify.annotations.NullMarked;
