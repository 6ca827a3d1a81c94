/** Folds all that is stored again, and compares it with the rows (contracts/identity.md §0). */
@NullMarked
package health.polaris.encounters.fact.verify;

import org.jspecify.annotations.NullMarked;
