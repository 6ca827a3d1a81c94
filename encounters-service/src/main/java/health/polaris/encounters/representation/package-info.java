/** Encounters as clients and events show them: full, expanded or compact. */
@NullMarked
package health.polaris.encounters.representation;

import org.jspecify.annotations.NullMarked;
