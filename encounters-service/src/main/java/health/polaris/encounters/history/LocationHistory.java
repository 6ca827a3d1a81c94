package health.polaris.encounters.history;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A location that an encounter has left (contracts/encounters.md §2.3). */
@Entity
@Table(name = "location_history")
public class LocationHistory extends AuditedEntity {

    @Column(length = 36, nullable = false)
    private String encounterUuid;

    @Column(length = 36, nullable = false)
    private String locationUuid;

    private @Nullable Instant arrivedAt;

    private @Nullable Instant departedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected LocationHistory() {}

    public LocationHistory(
            String encounterUuid, String locationUuid, @Nullable Instant arrivedAt, @Nullable Instant departedAt) {
        this.encounterUuid = encounterUuid;
        this.locationUuid = locationUuid;
        this.arrivedAt = arrivedAt;
        this.departedAt = departedAt;
    }
}
