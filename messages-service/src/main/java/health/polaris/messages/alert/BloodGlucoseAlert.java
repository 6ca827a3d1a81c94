package health.polaris.messages.alert;

import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.RejectedMessageException;
import health.polaris.messages.correspondent.Party;
import health.polaris.messages.message.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"patient_uuid": "2f9a…", "alert_type": "COUNTS_RED", "locations": ["91ce…"]}}: {@code locations} is ours, the
 * original producer leaves it out, and nobody here knows where its patient is.
 */
record BloodGlucoseAlert(
        @Nullable String patientUuid,
        @Nullable String alertType,
        @Nullable List<@Nullable String> locations) {

    /** @throws RejectedMessageException when something is missing or unknown */
    static BloodGlucoseAlert from(InboundMessage message) {
        BloodGlucoseAlert alert = message.as(BloodGlucoseAlert.class);
        if (alert.patientUuid == null || alert.patientUuid.isBlank()) {
            throw new RejectedMessageException("alert without patient_uuid");
        }
        AlertKind kind = AlertKind.named(alert.alertType);
        if (kind != AlertKind.ACTIVITY_GREY) {
            requireLocations(alert.locations);
        }
        return alert;
    }

    private static void requireLocations(@Nullable List<@Nullable String> locations) {
        if (locations == null) {
            throw new RejectedMessageException("alert without locations");
        }
        if (locations.stream().anyMatch(id -> id == null || id.isBlank())) {
            throw new RejectedMessageException("alert with a location without id");
        }
    }

    String patient() {
        return Objects.requireNonNull(patientUuid);
    }

    /** One for each location; grey alerts make none. */
    List<Message> messages() {
        AlertKind kind = AlertKind.named(alertType);
        if (kind == AlertKind.ACTIVITY_GREY || locations == null) {
            return List.of();
        }
        Party patient = new Party(patient(), Party.PATIENT);
        return locations.stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(id ->
                        new Message(patient, new Party(id, Party.LOCATION), kind.messageType(), kind.sentence(), null))
                .toList();
    }
}
