package health.polaris.encounters.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Body of {@code POST /dhos/v1/encounter/merge} (contracts/encounters.md §4.8).
 *
 * @param childRecordUuid record of the patient that disappears
 * @param messageUuid the message that caused it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MergePatientsRequest(
        @NotNull @Size(max = 36) String childRecordUuid,
        @NotNull @Size(max = 36) String parentRecordUuid,
        @NotNull @Size(max = 36) String parentPatientUuid,
        @NotNull @Size(max = 36) String messageUuid) {

    /** {@code {"total": n}} */
    record MergedEncounters(int total) {}
}
