/** What operators and wards ask the chronicle: what changed and why, and who lay where (contracts/encounters.md §11). */
@NullMarked
package health.polaris.encounters.chronicle.reading;

import org.jspecify.annotations.NullMarked;
