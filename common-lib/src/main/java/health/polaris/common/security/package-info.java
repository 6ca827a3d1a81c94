/** Who calls, what a route asks of them, and tokens for calls of our own (contracts/platform.md §4). */
@NullMarked
package health.polaris.common.security;

import org.jspecify.annotations.NullMarked;
