/** Takes in what the EPR says, tells what became of it, and looks after what waits (contracts/identity.md §0, O1, O2). */
@NullMarked
package health.polaris.encounters.epr;

import org.jspecify.annotations.NullMarked;
