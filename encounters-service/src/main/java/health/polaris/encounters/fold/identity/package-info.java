/** What facts do to records: who is meant (I3-I5), what is written (I6, I7, F1), merges (M1, M2), unlinks (M3). */
@NullMarked
package health.polaris.encounters.fold.identity;

import org.jspecify.annotations.NullMarked;
