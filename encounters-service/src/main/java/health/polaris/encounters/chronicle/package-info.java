/**
 * What was shown when, and what made it so (contracts/encounters.md §11). The database keeps it: a trigger on each table that clients
 * see writes what a statement changed, and {@link health.polaris.encounters.chronicle.Causes} tells it why.
 */
@NullMarked
package health.polaris.encounters.chronicle;

import org.jspecify.annotations.NullMarked;
