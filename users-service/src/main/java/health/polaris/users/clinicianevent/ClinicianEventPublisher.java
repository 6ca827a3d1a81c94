package health.polaris.users.clinicianevent;

import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.contract.ClinicianChanged;
import health.polaris.eventbus.contract.ClinicianChanged.Change;
import health.polaris.eventbus.contract.WelcomeEmail;
import health.polaris.eventbus.publish.EventOutbox;
import health.polaris.eventbus.revocation.TokensRevoked;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.identity.GroupChanges;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes what happens to clinicians, in the transaction of the change (contracts/users.md §8). */
@Component
public record ClinicianEventPublisher(EventOutbox outbox, GroupChanges groups, Clock clock) {

    public void created(Clinician clinician, boolean welcome) {
        outbox.publish(ClinicianEvent.of(Change.CREATED, clinician));
        String address = clinician.emailAddress();
        if (welcome && address != null) {
            outbox.publish(WelcomeEmail.to(address, clinician.uuid()));
        }
        joined(clinician, clinician.groups());
    }

    public void updated(Clinician clinician) {
        outbox.publish(ClinicianEvent.of(Change.UPDATED, clinician));
    }

    /** Every service is told, so that no token of the clinician outlives the login; or that later ones are good again. */
    public void loginOpenOrShut(Clinician clinician) {
        String uuid = clinician.uuid();
        outbox.publish(
                clinician.isLoginActive()
                        ? TokensRevoked.readmitting(uuid, clinician.modified())
                        : TokensRevoked.barring(uuid, clock.instant(), clinician.modified()));
    }

    /** Of a migration: what a creation would have told. */
    public void migrated(ClinicianChanged clinician) {
        outbox.publish(clinician);
    }

    public void loginSwitched(Clinician clinician, String modifiedBy) {
        loginOpenOrShut(clinician);
        audit(
                clinician,
                clinician.isLoginActive() ? "login activated" : "login deactivated",
                new LoginSwitch(clinician.uuid(), modifiedBy));
    }

    /** @param data a record */
    public void audit(Clinician clinician, String eventType, Object data) {
        outbox.publish(AuditEvent.about("clinician", clinician.uuid(), eventType, data));
    }

    public void joined(Clinician clinician, List<String> joinedGroups) {
        groups.joined(clinician.uuid(), joinedGroups);
    }

    public void left(Clinician clinician, List<String> leftGroups) {
        groups.left(clinician.uuid(), leftGroups);
    }

    private record LoginSwitch(String clinicianId, String modifiedBy) {}
}
