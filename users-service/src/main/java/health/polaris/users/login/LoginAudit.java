package health.polaris.users.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.publish.EventOutbox;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Audit events of logins (contracts/users.md §8); inside a transaction. */
@Component
record LoginAudit(EventOutbox outbox) {
    private static final String FAILURE = "Login Failure";

    void succeeded(String clinicianUuid) {
        outbox.publish(AuditEvent.about("clinician", clinicianUuid, "Login Success", new Success(clinicianUuid)));
    }

    void refused(String username, String reason) {
        outbox.publish(AuditEvent.about("username", username, FAILURE, new Failure(reason, username, null, null)));
    }

    void refusedClinician(String uuid, String reason, @Nullable LocalDate contractExpiry) {
        String date = contractExpiry == null ? null : contractExpiry.toString();
        outbox.publish(AuditEvent.about("clinician", uuid, FAILURE, new Failure(reason, null, uuid, date)));
    }

    private record Success(String clinicianId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Failure(
            String reason,
            @Nullable String username,
            @Nullable String clinicianId,
            @Nullable String contractExpiryEodDate) {}
}
