package health.polaris.encounters.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a patient; null says nothing.
 *
 * @param hospitalNumber MRN
 * @param sex SNOMED code: male 248153007, female 248152002, indeterminate 32570681000036106, unknown 184115007
 */
public record PatientDetails(
        @Nullable String nhsNumber,
        @Nullable String hospitalNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dob,
        @Nullable LocalDate dod,
        @Nullable String sex) {

    /** These details, and the other's where these say nothing. */
    PatientDetails orElse(PatientDetails other) {
        return new PatientDetails(
                either(nhsNumber, other.nhsNumber),
                either(hospitalNumber, other.hospitalNumber),
                either(firstName, other.firstName),
                either(lastName, other.lastName),
                either(dob, other.dob),
                either(dod, other.dod),
                either(sex, other.sex));
    }

    /** The same person under other identifiers. */
    public PatientDetails identifiedBy(@Nullable String otherNhsNumber, @Nullable String otherHospitalNumber) {
        return new PatientDetails(otherNhsNumber, otherHospitalNumber, firstName, lastName, dob, dod, sex);
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
