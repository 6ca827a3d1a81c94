/** Encounters as clients see them, over HTTP and on the bus. */
@NullMarked
package health.polaris.encounters.encounter;

import org.jspecify.annotations.NullMarked;
