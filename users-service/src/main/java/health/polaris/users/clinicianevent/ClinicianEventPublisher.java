package health.polaris.users.clinicianevent;

import health.polaris.eventbus.EventOutbox;
import health.polaris.eventbus.OutboxKey;
import health.polaris.eventbus.RoutingKeys;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.identity.GroupChanges;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes what happens to clinicians, in the transaction of the change (contracts/users.md §8). */
@Component
public class ClinicianEventPublisher {

    private final EventOutbox outbox;
    private final GroupChanges groups;

    ClinicianEventPublisher(EventOutbox outbox, GroupChanges groups) {
        this.outbox = outbox;
        this.groups = groups;
    }

    public void created(Clinician clinician, boolean welcome) {
        outbox.publish(RoutingKeys.CLINICIAN_CREATED, key(clinician), ClinicianEvent.from(clinician));
        String address = clinician.emailAddress();
        if (welcome && address != null) {
            outbox.publish(RoutingKeys.EMAIL, key(clinician), new WelcomeEmail(address, "WELCOME_EMAIL"));
        }
        joined(clinician, clinician.groups());
    }

    public void updated(Clinician clinician) {
        outbox.publish(RoutingKeys.CLINICIAN_UPDATED, key(clinician), ClinicianEvent.from(clinician));
    }

    /** Of a migration: what a creation would have told. */
    public void migrated(ClinicianEvent clinician) {
        outbox.publish(RoutingKeys.CLINICIAN_CREATED, OutboxKey.of("clinician", clinician.uuid()), clinician);
    }

    public void loginSwitched(Clinician clinician, String modifiedBy) {
        audit(
                clinician,
                clinician.isLoginActive() ? "login activated" : "login deactivated",
                new LoginSwitch(clinician.uuid(), modifiedBy));
    }

    /** @param data a record */
    public void audit(Clinician clinician, String eventType, Object data) {
        outbox.publish(RoutingKeys.AUDIT_EVENT, key(clinician), new AuditEvent(eventType, data));
    }

    public void joined(Clinician clinician, List<String> joinedGroups) {
        groups.joined(clinician.uuid(), joinedGroups);
    }

    public void left(Clinician clinician, List<String> leftGroups) {
        groups.left(clinician.uuid(), leftGroups);
    }

    private static OutboxKey key(Clinician clinician) {
        return OutboxKey.of("clinician", clinician.uuid());
    }

    private record WelcomeEmail(String emailAddress, String emailType) {}

    private record LoginSwitch(String clinicianId, String modifiedBy) {}
}
