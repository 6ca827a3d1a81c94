package health.polaris.encounters.representation;

import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encounter as it was read; what is told of it is made of this.
 *
 * @param namespace of the visit number; {@code ""} is the shared one
 * @param isParent whether there are encounters below it; not known, and false, without histories
 * @param changePosition as it was read; see the migration for what it means
 */
public record StoredEncounter(
        String uuid,
        @Nullable String eprEncounterId,
        String namespace,
        @Nullable String encounterType,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant expectedDischargeAt,
        String locationUuid,
        String patientUuid,
        String patientRecordUuid,
        @Nullable String scoreSystem,
        int spo2Scale,
        String productUuid,
        @Nullable String parentUuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,
        long changePosition,
        boolean isParent,
        List<ScoreSystemChange> scoreSystemHistory,
        List<LocationStay> locationHistory) {

    @Nullable
    String shownNamespace() {
        return namespace.isEmpty() ? null : namespace;
    }
}
