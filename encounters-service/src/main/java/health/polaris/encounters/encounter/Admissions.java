package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.encounters.history.LocationHistories;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Encounters that clients create (contracts/encounters.md §4.1). */
@Service
class Admissions {

    private final PatientLock patientLock;
    private final EncounterRepository repository;
    private final Encounters encounters;
    private final LocationHistories locationHistories;
    private final EncounterEvents events;
    private final Representations representations;

    Admissions(
            PatientLock patientLock,
            EncounterRepository repository,
            Encounters encounters,
            LocationHistories locationHistories,
            EncounterEvents events,
            Representations representations) {
        this.patientLock = patientLock;
        this.repository = repository;
        this.encounters = encounters;
        this.locationHistories = locationHistories;
        this.events = events;
        this.representations = representations;
    }

    @Transactional
    public FullEncounter create(EncounterCreation creation, Caller caller) {
        check(creation, caller);
        Encounter encounter = encounters.admit(creation.toAdmission());
        Instant now = Encounters.now();
        locationHistories.saveAll(creation.leftLocations().stream()
                .map(left -> left.of(encounter, now))
                .toList());
        locationHistories.flush();
        events.changed(encounter);
        return representations.full(encounter);
    }

    /** In the order of the contract; the visit number is checked by the database when the row is stored. */
    private void check(EncounterCreation creation, Caller caller) {
        if (creation.patientUuid().isEmpty()) {
            throw ApiException.unprocessable();
        }
        patientLock.take(creation.patientUuid());
        if (creation.visitNumber() == null) {
            refuseSecondOpenLocal(repository.lockOpenLocal(creation.patientUuid()));
        }
        if (creation.scale() != 1 && !caller.isTruthy("can_edit_ews")) {
            throw ApiException.forbidden();
        }
        String parent = creation.childOfEncounterUuid();
        if (parent != null && !repository.existsById(parent)) {
            throw ApiException.unprocessable();
        }
    }

    private static void refuseSecondOpenLocal(List<Encounter> open) {
        if (!open.isEmpty()) {
            throw ApiException.conflict("A local encounter '%s' already exists"
                    .formatted(open.getFirst().uuid()));
        }
    }
}
