package health.polaris.messages.clinicianlogin;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where clinicians belong, as users-service told it. */
@Component
public record ClinicianLocations(JdbcClient jdbc) {
    /** Ids; none for a clinician who is not known here. */
    public Set<String> of(String clinicianId) {
        return Set.copyOf(jdbc.sql("select unnest(locations) from clinician_login where clinician_id = ?")
                .param(clinicianId)
                .query(String.class)
                .list());
    }
}
