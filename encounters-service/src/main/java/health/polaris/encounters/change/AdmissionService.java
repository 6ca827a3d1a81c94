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
import jakarta.persistence.EntityManager;
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
    private final EncounterStatements statements;
    private final ClientFacts facts;
    private final EntityManager entities;

    AdmissionService(
            PatientLock patientLock,
            EncounterRepository repository,
            EncounterService encounters,
            LocationHistoryRepository locationHistories,
            EncounterEvents events,
            EncounterReader representations,
            EncounterStatements statements,
            ClientFacts facts,
            EntityManager entities) {
        this.patientLock = patientLock;
        this.repository = repository;
        this.encounters = encounters;
        this.locationHistories = locationHistories;
        this.events = events;
        this.representations = representations;
        this.statements = statements;
        this.facts = facts;
        this.entities = entities;
    }

    /** The row has what the fold does not know: score system, scale, record, product, parent, locations left. */
    @Transactional
    public FullEncounter create(CreateEncounterRequest creation, Caller caller) {
        check(creation, caller);
        boolean noStayShown = !repository.showsOpenVisit(creation.patientUuid());
        Encounter encounter = encounters.admit(creation.toAdmission());
        Instant now = EncounterService.now();
        locationHistories.saveAll(creation.leftLocations().stream()
                .map(left -> left.of(encounter, now))
                .toList());
        locationHistories.flush();
        facts.take(List.of(statements.local(encounter, noStayShown)));
        Encounter shown = repository.findById(encounter.uuid()).orElseThrow();
        entities.refresh(shown);
        events.changed(shown);
        return representations.full(shown);
    }

    /** In the order of the contract; of two that come at once with one visit number the database refuses one. */
    private void check(CreateEncounterRequest creation, Caller caller) {
        if (creation.patientUuid().isEmpty()) {
            throw ApiException.unprocessable();
        }
        patientLock.take(creation.patientUuid());
        if (creation.visitNumber() == null) {
            refuseSecondOpenLocal(repository.openLocal(creation.patientUuid()));
        }
        if (creation.scale() != 1 && !caller.isTruthy("can_edit_ews")) {
            throw ApiException.forbidden();
        }
        String number = creation.visitNumber();
        if (number != null && repository.isTaken(number, "", creation.toAdmission().deletedAt())) {
            throw EncounterService.taken(number);
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
