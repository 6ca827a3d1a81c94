package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.encounters.encounter.Changes;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterEdit;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.event.ChangeEvents;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.view.KnownStay;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.encounters.ward.WardRule;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients change in one encounter (contracts/encounters.md §4.5, §4.6, §4.8). */
@Service
class EncounterUpdateService {

    private final EncounterRepository repository;
    private final EncounterService encounters;
    private final EncounterHierarchy hierarchy;
    private final PatientLock patientLock;
    private final EncounterReader representations;
    private final EncounterEvents events;
    private final ChangeEvents changeEvents;
    private final EncounterStatements statements;
    private final ClientFacts facts;
    private final EntityManager entities;
    private final WardRule wards;

    EncounterUpdateService(
            EncounterRepository repository,
            EncounterService encounters,
            EncounterHierarchy hierarchy,
            PatientLock patientLock,
            EncounterReader representations,
            EncounterEvents events,
            ChangeEvents changeEvents,
            EncounterStatements statements,
            ClientFacts facts,
            EntityManager entities,
            WardRule wards) {
        this.repository = repository;
        this.encounters = encounters;
        this.hierarchy = hierarchy;
        this.patientLock = patientLock;
        this.representations = representations;
        this.events = events;
        this.changeEvents = changeEvents;
        this.statements = statements;
        this.facts = facts;
        this.entities = entities;
        this.wards = wards;
    }

    /**
     * Empty when the caller may not change the early warning score: then nothing is changed, and that is audited.
     *
     * <p>The change becomes a fact before any row is held ({@link FoldService#take}); so what it is compared with is read
     * when nobody else can change it: other facts wait, and so do other changes of the encounter over HTTP.
     */
    @Transactional
    public Optional<FullEncounter> update(String uuid, UpdateEncounterRequest update, Caller caller) {
        wards.requireStay(uuid);
        wards.requireStay(update.childOfEncounterUuid().value());
        patientLock.takeKeys(List.of("encounter:" + uuid));
        Encounter encounter = repository.findById(uuid).orElseThrow(EncounterUpdateService::unknown);
        facts.hold(statements.patch(encounter, update));
        entities.refresh(encounter);
        if (encounter.wouldChange(update.earlyWarning()) && !caller.isTruthy("can_edit_ews")) {
            changeEvents.refused(new Changes.Refused(encounter, update.earlyWarning()), caller);
            return Optional.empty();
        }
        refuseTakenNumber(encounter, update);
        FullEncounter before = representations.full(uuid);
        Changes.Made changes =
                encounters.change(encounter, known -> stated(known, update), edit -> writeTheRest(update, edit));
        FullEncounter after = representations.full(uuid);
        changeEvents.made(changes, before, after, caller);
        return Optional.of(after);
    }

    private void refuseTakenNumber(Encounter encounter, UpdateEncounterRequest update) {
        Identifier number = StatedNumber.of(update, encounter).orKeep(StatedNumber.of(encounter));
        boolean speaks = update.eprEncounterId().present()
                || update.namespace().present()
                || update.deletedAt().present();
        Instant deletedAt = StatedTime.of(update.deletedAt(), encounter.deletedAt());
        if (speaks
                && number != null
                && repository.isTaken(number.namespace(), number.value(), encounter.uuid(), deletedAt)) {
            throw EncounterService.taken(number.value());
        }
    }

    /** What the fold owns is a fact, and shown as the fold has it. */
    private Encounter stated(Encounter encounter, UpdateEncounterRequest update) {
        facts.take(said(encounter, update));
        if (update.childOfEncounterUuid().hasValue()) {
            hierarchy.lock();
        }
        Encounter shown = locked(encounter.uuid());
        entities.refresh(shown);
        Shown.require(update, shown);
        return shown;
    }

    private List<Statement> said(Encounter encounter, UpdateEncounterRequest update) {
        Identifier number = StatedNumber.of(encounter);
        if (number == null || !EncounterStatements.speaks(update)) {
            return statements.patch(encounter, update);
        }
        KnownStay stay = facts.stay(number, StatedNumber.of(update, encounter), encounter.uuid())
                .orElse(null);
        if (stay == null) {
            return statements.patch(encounter, update);
        }
        if (stay.shownAs() != null && !stay.shownAs().equals(encounter.uuid()) && !stay.local()) {
            throw ApiException.conflict(
                    "encounter_id: the stay is shown as encounter %s now; change that one".formatted(stay.shownAs()));
        }
        return statements.patch(encounter, number, update, stay);
    }

    /** The rest is written as it is. */
    private void writeTheRest(UpdateEncounterRequest update, EncounterEdit edit) {
        Encounter encounter = edit.encounter();
        edit.score(update.earlyWarning());
        Owner owner = encounter.owner();
        encounter.reassign(
                orElse(update.patientRecordUuid().value(), owner.patientRecordUuid()),
                orElse(update.dhProductUuid().value(), owner.productUuid()));
        String parent = update.childOfEncounterUuid().value();
        if (parent != null && !parent.equals(encounter.parentUuid())) {
            hierarchy.link(encounter, parent);
        }
    }

    private static String orElse(@Nullable String sent, String current) {
        return sent == null ? current : sent;
    }

    /** Takes the encounter from its parent, if that is the one named; says that it changed in any case (E24). */
    @Transactional
    public FullEncounter leaveParent(String uuid, @Nullable String parent, Caller caller) {
        wards.requireStay(uuid);
        Encounter encounter = locked(uuid);
        if (parent != null && parent.equals(encounter.parentUuid())) {
            encounters.change(encounter, edit -> edit.encounter().leaveParent());
            changeEvents.unlinked(encounter, parent, caller);
        }
        events.changed(encounter);
        return representations.full(uuid);
    }

    /** @return how many encounters have another patient now; they are not told as changed (E22), the audit is told */
    @Transactional
    public int merge(MergePatientsRequest merge, Caller caller) {
        if (merge.childRecordUuid().equals(merge.parentRecordUuid())) {
            throw ApiException.invalid("Cannot merge identical patient records");
        }
        wards.requireAllOf(merge.childRecordUuid(), List.of(merge.parentPatientUuid()));
        patientLock.take(merge.parentPatientUuid());
        int moving = repository.countByRecord(merge.childRecordUuid());
        facts.take(statements.merge(repository.patientsOfRecord(merge.childRecordUuid()), merge.parentPatientUuid()));
        entities.clear();
        encounters.merge(
                merge.childRecordUuid(), merge.parentRecordUuid(), merge.parentPatientUuid(), merge.messageUuid());
        changeEvents.merged(
                merge.parentPatientUuid(),
                new ChangeEvents.Merged(
                        caller.id(),
                        merge.parentPatientUuid(),
                        merge.childRecordUuid(),
                        merge.parentRecordUuid(),
                        merge.messageUuid(),
                        moving));
        return moving;
    }

    private static ApiException unknown() {
        return ApiException.notFound("Encounter not found");
    }

    private Encounter locked(String uuid) {
        return repository.lock(uuid).orElseThrow(EncounterUpdateService::unknown);
    }
}
