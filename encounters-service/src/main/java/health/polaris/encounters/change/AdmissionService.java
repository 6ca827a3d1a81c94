package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.history.LocationHistoryRepository;
import health.polaris.encounters.patient.PatientDirectory;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.encounters.ward.WardRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final WardRule wards;
    private final PatientDirectory patients;

    AdmissionService(
            PatientLock patientLock,
            EncounterRepository repository,
            EncounterService encounters,
            LocationHistoryRepository locationHistories,
            EncounterEvents events,
            EncounterReader representations,
            EncounterStatements statements,
            ClientFacts facts,
            WardRule wards,
            PatientDirectory patients) {
        this.patientLock = patientLock;
        this.repository = repository;
        this.encounters = encounters;
        this.locationHistories = locationHistories;
        this.events = events;
        this.representations = representations;
        this.statements = statements;
        this.facts = facts;
        this.wards = wards;
        this.patients = patients;
    }

    /** First the fact, which makes the row, then what the fold does not know of it ({@link FoldService#take}). */
    @Transactional
    public FullEncounter create(CreateEncounterRequest creation, Caller caller) {
        if (creation.patientUuid().isEmpty()) {
            throw ApiException.unprocessable();
        }
        Admission admission = creation.toAdmission();
        wards.requireStay(creation.childOfEncounterUuid());
        String uuid = UUID.randomUUID().toString();
        patientLock.take(Stream.of(creation.patientUuid(), patients.shownAs(creation.patientUuid()))
                .distinct()
                .toList());
        Identifier number = creation.visit();
        facts.hold(List.of(statements.local(uuid, admission, number, false)));
        String patientUuid = patients.shownAs(creation.patientUuid()); // nobody merges the patient from here on
        wards.requireAdmission(admission.locationUuid(), patientUuid);
        check(creation, patientUuid, caller);
        boolean noStayShown = !repository.showsOpenVisit(patientUuid);
        facts.take(List.of(statements.local(uuid, admission, number, noStayShown)));
        Encounter encounter = encounters.complete(uuid, admission);
        Instant now = EncounterService.now();
        locationHistories.saveAll(creation.leftLocations().stream()
                .map(left -> left.of(encounter, now))
                .toList());
        locationHistories.flush();
        events.changed(encounter);
        return representations.full(uuid);
    }

    /** In the order of the contract. */
    private void check(CreateEncounterRequest creation, String patientUuid, Caller caller) {
        if (creation.visit() == null) {
            refuseSecondOpenLocal(repository.openLocal(patientUuid));
        }
        if (creation.scale() != 1 && !caller.isTruthy("can_edit_ews")) {
            throw ApiException.forbidden();
        }
        Identifier number = creation.visit();
        if (number != null
                && repository.isTaken(
                        number.namespace(),
                        number.value(),
                        "",
                        creation.toAdmission().deletedAt())) {
            throw EncounterService.taken(number.value());
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
