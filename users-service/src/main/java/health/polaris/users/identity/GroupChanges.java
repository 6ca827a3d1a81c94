package health.polaris.users.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes group changes in the transaction that makes them; the provider hears of them later and in order. A table of its
 * own: a provider that is down must not hold events back.
 */
@Component
public record GroupChanges(JdbcClient database, Auth0GroupSettings settings) {

    public void joined(String clinicianUuid, List<String> groups) {
        note(new GroupChange(clinicianUuid, groups, true));
    }

    public void left(String clinicianUuid, List<String> groups) {
        note(new GroupChange(clinicianUuid, groups, false));
    }

    private void note(GroupChange change) {
        if (!settings.disabled() && !change.groups().isEmpty()) {
            database.sql("insert into group_change (clinician_uuid, groups, joined) values (?, ?, ?)")
                    .params(change.clinicianUuid(), change.groups().toArray(String[]::new), change.joined())
                    .update();
        }
    }
}
