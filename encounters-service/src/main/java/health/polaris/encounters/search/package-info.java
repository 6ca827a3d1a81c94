/** Encounters as clients look for them: by patient, by location, by what changed. */
@NullMarked
package health.polaris.encounters.search;

import org.jspecify.annotations.NullMarked;
