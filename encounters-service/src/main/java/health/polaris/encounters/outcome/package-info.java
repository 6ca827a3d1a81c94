/** Tells the connector what became of its messages, and counts it (contracts/identity.md §0, O2). */
@NullMarked
package health.polaris.encounters.outcome;

import org.jspecify.annotations.NullMarked;
