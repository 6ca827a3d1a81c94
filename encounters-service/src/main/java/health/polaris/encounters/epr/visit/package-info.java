/** What a message does to the encounter of its visit. */
@NullMarked
package health.polaris.encounters.epr.visit;

import org.jspecify.annotations.NullMarked;
