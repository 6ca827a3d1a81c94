package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownStay;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fold knows of a row of {@code encounter}, and the locations that were left.
 *
 * @param ofEpr a visit of the EPR, not a stay made over HTTP
 * @param patientUuid null for one made over HTTP for somebody whose numbers lead nowhere: what its row says stands
 * @param left rows of {@code location_history}; the present location is none
 */
public record EncounterRow(
        String uuid,
        boolean ofEpr,
        @Nullable Identifier number,
        @Nullable String type,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        Location location,
        @Nullable String patientUuid,
        @Nullable Instant expectedDischargeAt,
        @Nullable Instant departingSince,
        @Nullable Instant arrivingSince,
        List<LocationRow> left) {

    static EncounterRow of(ShownStay stay, Names names) {
        return new EncounterRow(
                names.uuid(stay),
                stay.key().number() != null,
                stay.number(),
                stay.type(),
                stay.admittedAt(),
                stay.dischargedAt(),
                stay.deletedAt(),
                stay.location(),
                stay.owner() == null ? ofUnknown(stay.patient()) : names.uuid(stay.owner()),
                stay.expectedDischargeAt(),
                since(stay, Statement.Movement.DEPARTING),
                since(stay, Statement.Movement.ARRIVING),
                stay.rows().stream().filter(row -> row.departedAt() != null).toList());
    }

    private static @Nullable String ofUnknown(List<Identifier> patient) {
        return patient.stream()
                .filter(number -> number.kind() == Identifier.Kind.PATIENT)
                .map(Identifier::value)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant since(ShownStay stay, Statement.Movement movement) {
        return stay.tracked().stream()
                .filter(each -> each.movement() == movement)
                .map(Course.Tracked::since)
                .findFirst()
                .orElse(null);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Under which facts speak of it. */
    Set<Identifier> numbers() {
        return number == null ? Set.of(Identifier.encounter(uuid)) : Set.of(Identifier.encounter(uuid), number);
    }

    public @Nullable String visitNumber() {
        return number == null ? null : number.value();
    }

    public String namespace() {
        return number == null ? "" : number.namespace();
    }

    EncounterRow withoutNumber() {
        return new EncounterRow(
                uuid,
                ofEpr,
                null,
                type,
                admittedAt,
                dischargedAt,
                deletedAt,
                location,
                patientUuid,
                expectedDischargeAt,
                departingSince,
                arrivingSince,
                left);
    }
}
