/** Corrections of histories. */
@NullMarked
package health.polaris.encounters.history;

import org.jspecify.annotations.NullMarked;
