/** Gives up what was taken over from before facts were kept, where the facts say it all (contracts/identity.md §0). */
@NullMarked
package health.polaris.encounters.fact.past;

import org.jspecify.annotations.NullMarked;
