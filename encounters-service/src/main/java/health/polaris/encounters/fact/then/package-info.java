/** What was true at a time, by what is known today (contracts/encounters.md §11). */
@NullMarked
package health.polaris.encounters.fact.then;

import org.jspecify.annotations.NullMarked;
