/** Tests of the patients' directory. */
@NullMarked
package health.polaris.encounters.patient;

import org.jspecify.annotations.NullMarked;
