/** Hospital stays: their state, their rules and the locks that guard them. */
@NullMarked
package health.polaris.encounters.encounter;

import org.jspecify.annotations.NullMarked;
