/** Hospital stays: their rules, their events, and the endpoints that clients see them through. */
@NullMarked
package health.polaris.encounters.encounter;

import org.jspecify.annotations.NullMarked;
