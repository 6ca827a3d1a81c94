package health.polaris.messages.auditevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.publish.EventOutbox;
import health.polaris.eventbus.revocation.TokensRevoked;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes audit events, and what they mean for tokens, in the transaction of what they tell about. */
@Component
public record AuditEvents(EventOutbox outbox, Clock clock) {
    public void loginSucceeded(String deviceId, String clinicianId, String badge) {
        aboutDevice(deviceId, "SEND entry login success", new Login(deviceId, null, badge, clinicianId));
    }

    /** @param clinicianId null: nobody has this badge */
    public void loginFailed(String deviceId, String reason, String badge, @Nullable String clinicianId) {
        aboutDevice(deviceId, "SEND entry login failure", new Login(deviceId, reason, badge, clinicianId));
    }

    public void deviceAdmitted(String deviceId) {
        aboutDevice(deviceId, "SEND entry device auth success", new DeviceEntry(deviceId, null));
    }

    public void deviceRefused(String deviceId, String reason) {
        aboutDevice(deviceId, "SEND entry device auth failed", new DeviceEntry(deviceId, reason));
    }

    /** @param updatedFields the request body */
    public void deviceUpdated(String deviceId, String callerId, Map<String, Object> updatedFields) {
        aboutDevice(deviceId, "SEND entry device update", new DeviceUpdate(deviceId, callerId, updatedFields));
    }

    public void deviceRevoked(String deviceId, String callerId) {
        deviceTokensRevoked(deviceId);
        aboutDevice(deviceId, "SEND entry device revoked", new DeviceRevocation(deviceId, callerId));
    }

    public void patientRevoked(String patientId, String callerId) {
        outbox.publish(TokensRevoked.ofPatient(patientId, clock.instant()));
        outbox.publish(AuditEvent.about(
                "patient", patientId, "Patient activation revoked", new PatientRevocation(patientId, callerId)));
    }

    /** Every service is told, so that no token outlives what gave it. */
    public void deviceTokensRevoked(String deviceId) {
        outbox.publish(TokensRevoked.ofDevice(deviceId, clock.instant()));
    }

    /** The same. */
    public void clinicianTokensRevoked(String clinicianId) {
        outbox.publish(TokensRevoked.ofClinician(clinicianId, clock.instant()));
    }

    /** @param present whether there is a PIN now */
    public void pinChanged(String clinicianId, String callerId, boolean present) {
        outbox.publish(AuditEvent.about(
                "clinician", clinicianId, "SEND entry PIN changed", new PinChange(clinicianId, callerId, present)));
    }

    private void aboutDevice(String deviceId, String type, Object data) {
        outbox.publish(AuditEvent.about("device", deviceId, type, data));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Login(
            String deviceId,
            @Nullable String reason,
            String sendEntryIdentifier,
            @Nullable String clinicianId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record DeviceEntry(String deviceId, @Nullable String reason) {}

    /** {@code clinician_id} is the caller's id, of whatever type. */
    private record DeviceUpdate(String deviceId, String clinicianId, Map<String, Object> updatedFields) {}

    private record PinChange(String clinicianId, String modifiedBy, boolean present) {}

    private record DeviceRevocation(String deviceId, String modifiedBy) {}

    private record PatientRevocation(String patientId, String modifiedBy) {}
}
