package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.history.LocationHistoryRepository;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Encounters that clients create (contracts/encounters.md §4.1). */
@Service
class AdmissionService {

    private final PatientLock patientLock;
    private final EncounterRepository repository;
    private final EncounterService encounters;
    private final LocationHistoryRepository locationHistories;
    private final EncounterEvents events;
    private final EncounterReader representations;

    AdmissionService(
            PatientLock patientLock,
            EncounterRepository repository,
            EncounterService encounters,
            LocationHistoryRepository locationHistories,
            EncounterEvents events,
            EncounterReader representations) {
        this.patientLock = patientLock;
        this.repository = repository;
        this.encounters = encounters;
        this.locationHistories = locationHistories;
        this.events = events;
        this.representations = representations;
    }

    @Transactional
    public FullEncounter create(CreateEncounterRequest creation, Caller caller) {
        check(creation, caller);
        Encounter encounter = encounters.admit(creation.toAdmission());
        Instant now = EncounterService.now();
        locationHistories.saveAll(creation.leftLocations().stream()
                .map(left -> left.of(encounter, now))
                .toList());
        locationHistories.flush();
        events.changed(encounter);
        return representations.full(encounter);
    }

    /** In the order of the contract; the visit number is checked by the database when the row is stored. */
    private void check(CreateEncounterRequest creation, Caller caller) {
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
