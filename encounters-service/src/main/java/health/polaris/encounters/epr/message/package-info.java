/** What the EPR says: envelopes and their actions, read and checked (contracts/encounters.md §7). */
@NullMarked
package health.polaris.encounters.epr.message;

import org.jspecify.annotations.NullMarked;
