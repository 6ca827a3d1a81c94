package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code process_encounter}.
 *
 * @param eprEncounterId PV1-19.1
 * @param encounterType PV1-2.1, free text such as {@code INPATIENT}
 * @param admittedAt PV1-44, as is {@code dischargedAt} of PV1-45: ISO 8601 with milliseconds and offset
 */
@JsonInclude(Include.ALWAYS)
public record EncounterData(
        @Nullable String eprEncounterId,
        PatientLocation location,
        @JsonInclude(Include.NON_NULL) @Nullable PatientLocation previousLocation,
        @Nullable String encounterType,
        String admittedAt,
        @JsonInclude(Include.NON_NULL) @Nullable String dischargedAt,
        boolean admissionCancelled,
        boolean transferCancelled,
        boolean dischargeCancelled,
        boolean encounterMoved,
        boolean patientDeceased,

        @JsonUnwrapped @JsonInclude(Include.NON_NULL) @Nullable
        MergedEncounter merged)
        implements ActionData {

    /** The stay that a message speaks of, if it does. */
    public static Optional<EncounterData> among(List<Action> actions) {
        return actions.stream()
                .map(Action::data)
                .filter(EncounterData.class::isInstance)
                .map(EncounterData.class::cast)
                .findFirst();
    }

    @Override
    public String actionName() {
        return "process_encounter";
    }
}
