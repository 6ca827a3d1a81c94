package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Encounter;
import java.util.List;

/**
 * {@code dhos.DM000002}, for whoever keeps observations: the admission to which some may belong was cancelled.
 * {@code {"dhos_connector_message_uuid": …, "actions": [{"name": "check_for_orphaned_observations", "data":
 * {"encounter_uuid": …, "patient_uuid": …}}]}}
 */
record OrphanCheck(String dhosConnectorMessageUuid, List<Action> actions) {

    record Action(String name, Data data) {}

    record Data(String encounterUuid, String patientUuid) {}

    static OrphanCheck of(MessageIdentity message, Encounter cancelled) {
        Data data = new Data(cancelled.uuid(), cancelled.patientUuid());
        return new OrphanCheck(message.uuid(), List.of(new Action("check_for_orphaned_observations", data)));
    }
}
