package health.polaris.encounters.change;

import health.polaris.common.json.Field;
import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.view.KnownStay;
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
record EncounterStatements(PatientNumbers patients, StatedPlace places) {
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

    /** All that {@code PATCH /dhos/v1/encounter/{uuid}} may name, whatever the encounter is. */
    List<Statement> patch(Encounter encounter, UpdateEncounterRequest update) {
        if (!speaks(update)) {
            return List.of();
        }
        Identifier number = StatedNumber.of(encounter);
        Statement ofEncounter = ofEncounter(encounter, update);
        return number == null ? List.of(ofEncounter) : List.of(ofEncounter, ofVisit(number, update, null));
    }

    /**
     * {@code PATCH /dhos/v1/encounter/{uuid}} of an encounter with a visit number: the life of it that the client named
     * (O4). A stay that a visit and a local encounter are together (O5) is one to the client, who speaks of both.
     */
    List<Statement> patch(Encounter encounter, Identifier number, UpdateEncounterRequest update, KnownStay stay) {
        List<Statement> said = new ArrayList<>();
        if (stay.local()) {
            said.add(ofEncounter(encounter, update));
        }
        if (stay.life() || (stay.local() && encounter.deletedAt() == null)) {
            said.add(ofVisit(number, update, stay.begunBy()));
        }
        return said;
    }

    private Statement ofEncounter(Encounter encounter, UpdateEncounterRequest update) {
        Identifier itself = Identifier.encounter(encounter.uuid());
        return patch(itself, update, StatedNumber.of(update, encounter), null);
    }

    private Statement ofVisit(Identifier number, UpdateEncounterRequest update, @Nullable String begunBy) {
        return patch(number, update, Said.absent(), begunBy);
    }

    static boolean speaks(UpdateEncounterRequest update) {
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

    private Statement patch(
            Identifier encounter, UpdateEncounterRequest update, Said<Identifier> number, @Nullable String begunBy) {
        ClientTime admittedAt = update.admittedAt().value();
        return new Statement.EncounterPatch(
                encounter,
                Said.ofNullable(update.encounterType().value()),
                admittedAt == null ? null : admittedAt.at(),
                time(update.dischargedAt()),
                time(update.deletedAt()),
                place(update.locationUuid().value()),
                number,
                begunBy);
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
