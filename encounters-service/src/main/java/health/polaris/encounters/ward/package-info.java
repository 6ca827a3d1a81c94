/**
 * Which stays a clinician reads and writes (contracts/encounters.md §1.1): those of the own wards, where the site asks for it,
 * and others for a reason that the ward is shown.
 */
@NullMarked
package health.polaris.encounters.ward;

import org.jspecify.annotations.NullMarked;
