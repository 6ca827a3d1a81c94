package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.Lead;
import java.util.Locale;

/**
 * A row of {@code patient_identifier}: a number that leads to a patient.
 *
 * @param shown the patient's own row of the directory bears it
 */
record IdentifierRow(String patientUuid, Identifier number, Lead.Standing standing, boolean shown) {

    /** {@code current}, {@code former}, {@code retired}. */
    String standingCode() {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
