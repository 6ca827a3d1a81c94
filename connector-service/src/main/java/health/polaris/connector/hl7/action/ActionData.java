package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The {@code data} of an action. */
public sealed interface ActionData permits PatientData, LocationData, EncounterData {

    /** The {@code name} of the action. */
    @JsonIgnore
    String actionName();
}
