package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.encounter.Encounter;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an encounter shows what a client said of it. A message of the EPR that is placed behind the change says
 * otherwise, when the EPR's clock is ahead of ours (O3), and the number of the EPR's own visits is changed by the EPR
 * alone (A45): the client is told, and nothing is changed.
 */
final class Shown {

    private Shown() {}

    /** @throws ApiException 409 that names the field */
    static void require(UpdateEncounterRequest said, Encounter shown) {
        String number = said.eprEncounterId().orElse(shown.eprEncounterId());
        Stream.of(
                        check(
                                "encounter_type",
                                said.encounterType().orElse(shown.encounterType()),
                                shown.encounterType()),
                        check("admitted_at", StatedTime.of(said.admittedAt(), shown.admittedAt()), shown.admittedAt()),
                        check(
                                "discharged_at",
                                StatedTime.of(said.dischargedAt(), shown.dischargedAt()),
                                shown.dischargedAt()),
                        check(
                                "deleted_at",
                                isSet(StatedTime.of(said.deletedAt(), shown.deletedAt())),
                                isSet(shown.deletedAt())),
                        check("location_uuid", said.locationUuid().orElse(shown.locationUuid()), shown.locationUuid()),
                        check("epr_encounter_id", isBlank(number) ? null : number, shown.eprEncounterId()),
                        check("namespace", said.namespace().orElse(shown.namespace()), shown.namespace()))
                .filter(check -> !check.holds())
                .findFirst()
                .ifPresent(check -> {
                    throw ApiException.conflict("%s: the EPR says otherwise in a later message; have it corrected there"
                            .formatted(check.field()));
                });
    }

    private record Check(String field, boolean holds) {}

    private static Check check(String field, @Nullable Object said, @Nullable Object shown) {
        return new Check(field, Objects.equals(said, shown));
    }

    private static boolean isSet(@Nullable Instant time) {
        return time != null;
    }

    private static boolean isBlank(@Nullable String number) {
        return number == null || number.isBlank();
    }
}
