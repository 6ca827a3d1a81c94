package health.polaris.eventbus.contract;

import java.util.List;

/**
 * {@code dhos.DM000002}, for whoever keeps observations: the admission to which some may belong was cancelled.
 * {@code {"dhos_connector_message_uuid": …, "actions": [{"name": "check_for_orphaned_observations", "data":
 * {"encounter_uuid": …, "patient_uuid": …}}]}}
 */
public record OrphanedObservationsCheck(String dhosConnectorMessageUuid, List<Check> actions) implements Event {

    /** The only action. */
    public record Check(String name, Admission data) {}

    /** The cancelled one. */
    public record Admission(String encounterUuid, String patientUuid) {}

    public static OrphanedObservationsCheck of(String messageUuid, String encounterUuid, String patientUuid) {
        return new OrphanedObservationsCheck(
                messageUuid,
                List.of(new Check("check_for_orphaned_observations", new Admission(encounterUuid, patientUuid))));
    }

    @Override
    public Route route() {
        return Route.of(
                RoutingKeys.CHECK_ORPHANED_OBSERVATIONS,
                "patient",
                actions.getFirst().data().patientUuid());
    }
}
