/** What slows guessing down: limits on attempts, and room for the hashes that each of them costs (design.md §6). */
@NullMarked
package health.polaris.common.guessing;

import org.jspecify.annotations.NullMarked;
