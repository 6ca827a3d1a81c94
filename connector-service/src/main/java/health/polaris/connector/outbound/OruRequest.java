package health.polaris.connector.outbound;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;

/** The body as the description shows it. It is read as a tree, because numbers are sent on just as they are written. */
record OruRequest(@NotNull List<Action> actions) {

    record Action(
            @NotNull @Schema(example = "process_observation_set")
            String name,

            @NotNull
            @Schema(
                    description =
                            "For process_observation_set: the objects patient (uuid, first_name, last_name, dob, sex,"
                                    + " hospital_number, nhs_number), encounter (epr_encounter_id, location_ods_code,"
                                    + " admitted_at), observation_set (uuid, record_time, the score, observations) and, when"
                                    + " known, clinician (send_entry_identifier, first_name, last_name)")
            Map<String, Object> data) {}
}
