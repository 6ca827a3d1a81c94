/** What was said: facts with their place in the one total order (contracts/identity.md §0, O3), small enough to be kept. */
@NullMarked
package health.polaris.encounters.fold.fact;

import org.jspecify.annotations.NullMarked;
