/**
 * What slows guessing down: limits on attempts, and room for the hashes that each of them costs
 * (contracts/activation.md §5).
 */
@NullMarked
package health.polaris.web.guessing;

import org.jspecify.annotations.NullMarked;
