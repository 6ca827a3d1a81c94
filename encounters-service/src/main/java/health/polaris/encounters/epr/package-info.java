/** What the EPR tells: its actions are read, put in order, and done to patients, locations and encounters. */
@NullMarked
package health.polaris.encounters.epr;

import org.jspecify.annotations.NullMarked;
