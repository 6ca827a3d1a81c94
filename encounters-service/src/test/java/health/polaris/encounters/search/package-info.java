/** Lists of encounters, and what they cost. */
@NullMarked
package health.polaris.encounters.search;

import org.jspecify.annotations.NullMarked;
