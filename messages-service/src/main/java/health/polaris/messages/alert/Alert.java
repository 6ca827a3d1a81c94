package health.polaris.messages.alert;

import health.polaris.eventbus.contract.BloodGlucoseAlert;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.messages.correspondent.Party;
import health.polaris.messages.message.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A blood glucose alert that says all that is needed. */
record Alert(String patientUuid, AlertKind kind, List<String> locations) {

    /** @throws RejectedMessageException when something is missing or unknown */
    static Alert of(BloodGlucoseAlert alert) {
        if (alert.patientUuid() == null || alert.patientUuid().isBlank()) {
            throw new RejectedMessageException("alert without patient_uuid");
        }
        AlertKind kind = AlertKind.named(alert.alertType());
        return new Alert(
                alert.patientUuid(), kind, kind == AlertKind.ACTIVITY_GREY ? List.of() : required(alert.locations()));
    }

    private static List<String> required(@Nullable List<@Nullable String> locations) {
        if (locations == null) {
            throw new RejectedMessageException("alert without locations");
        }
        if (locations.stream().anyMatch(id -> id == null || id.isBlank())) {
            throw new RejectedMessageException("alert with a location without id");
        }
        return locations.stream().filter(Objects::nonNull).distinct().toList();
    }

    /** One for each location; grey alerts make none. */
    List<Message> messages() {
        Party patient = new Party(patientUuid, Party.PATIENT);
        return locations.stream()
                .map(id ->
                        new Message(patient, new Party(id, Party.LOCATION), kind.messageType(), kind.sentence(), null))
                .toList();
    }
}
