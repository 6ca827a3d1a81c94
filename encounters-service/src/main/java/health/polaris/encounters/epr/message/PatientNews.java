package health.polaris.encounters.epr.message;

import health.polaris.encounters.patient.PatientDetails;
import health.polaris.eventbus.contract.NhsNumber;
import org.jspecify.annotations.Nullable;

/**
 * {@code process_patient}.
 *
 * @param previousNhsNumber of MRG-1, as it came: it is looked up even if it can not be right
 * @param previousHospitalNumber the previous MRN, as it came
 */
public record PatientNews(
        PatientDetails details,
        @Nullable String previousNhsNumber,
        @Nullable String previousHospitalNumber) {

    static final int LONGEST_IDENTIFIER = 600;

    public boolean merges() {
        return previousNhsNumber != null || previousHospitalNumber != null;
    }

    /** The previous NHS number if it is one: only then it may be stored. */
    @Nullable
    public String storablePreviousNhsNumber() {
        return previousNhsNumber != null && NhsNumber.isValid(previousNhsNumber) ? previousNhsNumber : null;
    }

    @Nullable
    public String storablePreviousHospitalNumber() {
        return previousHospitalNumber != null && previousHospitalNumber.length() <= LONGEST_IDENTIFIER
                ? previousHospitalNumber
                : null;
    }
}
