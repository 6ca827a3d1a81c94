/** What slows guessing down: limits on attempts, and room for the hashes that each of them costs (contracts/users.md §4.7, §6.2). */
@NullMarked
package health.polaris.common.guessing;

import org.jspecify.annotations.NullMarked;
