package health.polaris.encounters.change;

import health.polaris.common.json.Field;
import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.http.ClientTime;
import health.polaris.encounters.patient.PatientNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What clients say of encounters, as facts say it: of the fields that the fold owns, and of no others. */
@Component
record EncounterStatements(EncounterRepository encounters, PatientNumbers patients, StatedPlace places) {
    /** {@code POST /dhos/v2/encounter}. */
    Statement.LocalEncounter local(String uuid, Admission admission, @Nullable Identifier number, boolean noStayShown) {
        return new Statement.LocalEncounter(
                uuid,
                patients.of(admission.owner().patientUuid()),
                noStayShown,
                admission.admittedAt(),
                admission.dischargedAt(),
                admission.deletedAt(),
                admission.encounterType(),
                places.of(admission.locationUuid()),
                number);
    }

    /**
     * {@code PATCH /dhos/v1/encounter/{uuid}}. A stay that a visit and a local encounter are together (O5) is one to the
     * client, who speaks of both.
     */
    List<Statement> patch(Encounter encounter, UpdateEncounterRequest update) {
        if (!speaks(update)) {
            return List.of();
        }
        List<Statement> said = new ArrayList<>();
        said.add(patch(Identifier.encounter(encounter.uuid()), update, StatedNumber.of(update, encounter)));
        String number = encounter.eprEncounterId();
        if (number != null && !isFormerLife(encounter, number)) {
            said.add(patch(Identifier.visit(encounter.namespace(), number), update, Said.absent()));
        }
        return said;
    }

    private static boolean speaks(UpdateEncounterRequest update) {
        return Stream.<Field<?>>of(
                        update.encounterType(),
                        update.admittedAt(),
                        update.dischargedAt(),
                        update.deletedAt(),
                        update.locationUuid(),
                        update.eprEncounterId(),
                        update.namespace())
                .anyMatch(Field::present);
    }

    /** The number is another encounter's now: what is said of this one is not said of that. */
    private boolean isFormerLife(Encounter encounter, String number) {
        return encounter.deletedAt() != null
                && encounters.isTaken(encounter.namespace(), number, encounter.uuid(), null);
    }

    private Statement patch(Identifier encounter, UpdateEncounterRequest update, Said<Identifier> number) {
        ClientTime admittedAt = update.admittedAt().value();
        return new Statement.EncounterPatch(
                encounter,
                Said.ofNullable(update.encounterType().value()),
                admittedAt == null ? null : admittedAt.at(),
                time(update.dischargedAt()),
                time(update.deletedAt()),
                place(update.locationUuid().value()),
                number);
    }

    private @Nullable Location place(@Nullable String locationUuid) {
        return locationUuid == null ? null : places.of(locationUuid);
    }

    private static Said<Instant> time(Field<ClientTime> field) {
        Instant time = StatedTime.of(field, null);
        return field.isNull() ? Said.deleted() : Said.ofNullable(time);
    }

    /** {@code POST /dhos/v1/encounter/merge}: every patient who has encounters under the record that disappears. */
    List<Statement> merge(Collection<String> patientUuids, String parentPatientUuid) {
        Identifier to = patients.of(parentPatientUuid).getFirst();
        return patientUuids.stream()
                .<Statement>map(patient ->
                        new Statement.EncounterMerge(patients.of(patient).getFirst(), to))
                .toList();
    }
}
