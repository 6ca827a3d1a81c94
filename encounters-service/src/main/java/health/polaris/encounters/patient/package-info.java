/** The directory of patients, as the EPR's messages tell of them. */
@NullMarked
package health.polaris.encounters.patient;

import org.jspecify.annotations.NullMarked;
