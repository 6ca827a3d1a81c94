package health.polaris.encounters.history;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the early warning score (contracts/encounters.md §2.2): the requested values, null where that half was
 * not requested, and both values from before.
 */
@Entity
@Table(name = "score_system_history")
public class ScoreSystemHistory extends AuditedEntity {

    @Column(length = 36)
    private String encounterUuid;

    private @Nullable String scoreSystem;

    private @Nullable String previousScoreSystem;

    @Column(name = "spo2_scale")
    private @Nullable Integer spo2Scale;

    @Column(name = "previous_spo2_scale")
    private @Nullable Integer previousSpo2Scale;

    @Column(nullable = false)
    private Instant changedTime;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected ScoreSystemHistory() {}

    public ScoreSystemHistory(
            String encounterUuid, EarlyWarning requested, EarlyWarning previous, Instant changedTime) {
        this.encounterUuid = encounterUuid;
        this.scoreSystem = requested.scoreSystem();
        this.spo2Scale = requested.spo2Scale();
        this.previousScoreSystem = previous.scoreSystem();
        this.previousSpo2Scale = previous.spo2Scale();
        this.changedTime = changedTime;
    }

    /** The time of the change was recorded wrongly; {@code changed_time} alone can be put right. */
    void correctTime(Instant actual) {
        changedTime = actual;
    }

    public String encounterUuid() {
        return encounterUuid;
    }

    public EarlyWarning requested() {
        return new EarlyWarning(scoreSystem, spo2Scale);
    }

    public EarlyWarning previous() {
        return new EarlyWarning(previousScoreSystem, previousSpo2Scale);
    }

    public Instant changedTime() {
        return changedTime;
    }
}
