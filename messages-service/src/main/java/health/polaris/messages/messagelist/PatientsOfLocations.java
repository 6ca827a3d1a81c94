package health.polaris.messages.messagelist;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Which patients belong to a location: those who have exchanged a message with it (contracts/messages.md §6.3). */
@Component
record PatientsOfLocations(JdbcClient database) {
    private static final String EXCHANGED = """
            select exists (select from message
                           where sender = :id and sender_type = 'patient'
                             and receiver = any (:locations) and receiver_type = 'location' and deleted is null)
                or exists (select from message
                           where receiver = :id and receiver_type = 'patient'
                             and sender = any (:locations) and sender_type = 'location' and deleted is null)
            """;

    boolean isPatientOf(String id, Set<String> locations) {
        return !locations.isEmpty()
                && database.sql(EXCHANGED)
                        .param("id", id)
                        .param("locations", new SqlArrayValue("varchar", locations.toArray()))
                        .query(Boolean.class)
                        .single();
    }
}
