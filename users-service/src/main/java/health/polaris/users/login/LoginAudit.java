package health.polaris.users.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.eventbus.EventOutbox;
import health.polaris.eventbus.OutboxKey;
import health.polaris.eventbus.RoutingKeys;
import health.polaris.users.clinicianevent.AuditEvent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Audit events of logins (contracts/users.md §8); inside a transaction. */
@Component
class LoginAudit {

    private static final String FAILURE = "Login Failure";

    private final EventOutbox outbox;

    LoginAudit(EventOutbox outbox) {
        this.outbox = outbox;
    }

    void succeeded(String clinicianUuid) {
        publish("clinician", clinicianUuid, new AuditEvent("Login Success", new Success(clinicianUuid)));
    }

    void refused(String username, String reason) {
        publish("username", username, new AuditEvent(FAILURE, new Failure(reason, username, null, null)));
    }

    void refusedClinician(String uuid, String reason, @Nullable LocalDate contractExpiry) {
        String date = contractExpiry == null ? null : contractExpiry.toString();
        publish("clinician", uuid, new AuditEvent(FAILURE, new Failure(reason, null, uuid, date)));
    }

    private void publish(String kind, String id, AuditEvent event) {
        outbox.publish(RoutingKeys.AUDIT_EVENT, OutboxKey.of(kind, id), event);
    }

    private record Success(String clinicianId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Failure(
            String reason,
            @Nullable String username,
            @Nullable String clinicianId,
            @Nullable String contractExpiryEodDate) {}
}
