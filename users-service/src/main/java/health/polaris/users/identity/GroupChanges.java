package health.polaris.users.identity;

import health.polaris.eventbus.publish.OutboxKey;
import io.namastack.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notes group changes in the transaction that makes them; the provider hears of them later and in order. */
@Component
public class GroupChanges {

    private final Outbox outbox;
    private final Auth0GroupSettings settings;

    GroupChanges(Outbox outbox, Auth0GroupSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    public void joined(String clinicianUuid, List<String> groups) {
        note(new GroupChange(clinicianUuid, groups, true));
    }

    public void left(String clinicianUuid, List<String> groups) {
        note(new GroupChange(clinicianUuid, groups, false));
    }

    /** A key of its own: a provider that is down must not hold the clinician's events back. */
    private void note(GroupChange change) {
        if (!settings.disabled() && !change.groups().isEmpty()) {
            outbox.schedule(
                    change,
                    OutboxKey.of("identity-provider", change.clinicianUuid()).digest());
        }
    }
}
