/** One patient, one record, in the right bed: the fold of all facts in one order (identity.md). */
@NullMarked
package health.polaris.encounters.fold;

import org.jspecify.annotations.NullMarked;
