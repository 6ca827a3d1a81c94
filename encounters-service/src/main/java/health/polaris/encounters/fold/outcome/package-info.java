/** What became of each fact: processed, waiting, rejected or nothing to do, with warnings (contracts/identity.md §0, O2, F9). */
@NullMarked
package health.polaris.encounters.fold.outcome;

import org.jspecify.annotations.NullMarked;
