package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * {@code process_patient}. Names and sex are always there, even as null; the others only when the message has them.
 *
 * @param dateOfBirth {@code YYYY-MM-DD}, as is the date of death
 * @param previousMrn of MRG-1, as is the previous NHS number: the patient merged away
 */
@JsonInclude(Include.ALWAYS)
public record PatientData(
        @Nullable String firstName,
        @Nullable String lastName,
        String sexSct,
        @JsonInclude(Include.NON_NULL) @Nullable String nhsNumber,
        @JsonInclude(Include.NON_NULL) @Nullable String mrn,
        @JsonInclude(Include.NON_NULL) @Nullable String dateOfBirth,
        @JsonInclude(Include.NON_NULL) @Nullable String dateOfDeath,
        @JsonInclude(Include.NON_NULL) @Nullable String previousNhsNumber,
        @JsonInclude(Include.NON_NULL) @Nullable String previousMrn)
        implements ActionData {

    @Override
    public String actionName() {
        return "process_patient";
    }
}
