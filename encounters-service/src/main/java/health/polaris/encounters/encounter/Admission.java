package health.polaris.encounters.encounter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an encounter when it is created.
 *
 * @param eprEncounterId visit number of the EPR; null for a local encounter
 * @param scoreSystem {@code news2}, {@code meows}
 * @param spo2Scale 1 or 2 in use
 */
public record Admission(
        Owner owner,
        String locationUuid,
        Instant admittedAt,
        @Nullable String eprEncounterId,
        @Nullable String encounterType,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        @Nullable String parentUuid,
        @Nullable String scoreSystem,
        int spo2Scale) {}
