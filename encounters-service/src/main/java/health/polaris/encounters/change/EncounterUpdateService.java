package health.polaris.encounters.change;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.ForbiddenScoreChange;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.encounter.ParentLinks;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.event.ChangeEvents;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.event.ScoreSystemAudit;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.common.security.Caller;
import health.polaris.encounters.http.ClientTime;
import health.polaris.encounters.history.EarlyWarning;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients change in one encounter (contracts/encounters.md §4.5, §4.6, §4.8). */
@Service
class EncounterUpdateService {

    private final EncounterRepository repository;
    private final EncounterService encounters;
    private final ParentLinks parentLinks;
    private final PatientLock patientLock;
    private final EncounterReader representations;
    private final EncounterEvents events;
    private final ChangeEvents reports;

    EncounterUpdateService(
            EncounterRepository repository,
            EncounterService encounters,
            ParentLinks parentLinks,
            PatientLock patientLock,
            EncounterReader representations,
            EncounterEvents events,
            ChangeEvents reports) {
        this.repository = repository;
        this.encounters = encounters;
        this.parentLinks = parentLinks;
        this.patientLock = patientLock;
        this.representations = representations;
        this.events = events;
        this.reports = reports;
    }

    /**
     * @throws ForbiddenScoreChange when the caller may not change the early warning score; nothing is changed then
     */
    @Transactional
    public FullEncounter update(String uuid, UpdateEncounterRequest update, Caller caller) {
        if (update.childOfEncounterUuid().hasValue()) {
            parentLinks.lock();
        }
        Encounter encounter = locked(uuid);
        FullEncounter before = representations.full(encounter);
        ScoreSystemAudit scoreChange = new ScoreSystemAudit(encounter, update.earlyWarning(), caller);
        boolean scored = score(encounter, update.earlyWarning(), scoreChange, caller);
        apply(update, encounter);
        encounters.flush(encounter);
        FullEncounter after = representations.full(encounter);
        if (scored) {
            reports.scoreSystemChanged(encounter, scoreChange);
        }
        reports.modified(encounter, before, after, caller);
        return after;
    }

    private boolean score(Encounter encounter, EarlyWarning requested, ScoreSystemAudit change, Caller caller) {
        if (encounter.wouldChange(requested) && !caller.isTruthy("can_edit_ews")) {
            throw new ForbiddenScoreChange(change);
        }
        return encounters.score(encounter, requested);
    }

    private void apply(UpdateEncounterRequest update, Encounter encounter) {
        overwrite(update, encounter);
        dischargeAndDelete(update, encounter);
        renumber(update.eprEncounterId(), encounter);
        moveAndLink(update, encounter);
    }

    private static void overwrite(UpdateEncounterRequest update, Encounter encounter) {
        ClientTime admittedAt = update.admittedAt().value();
        encounter.correctAdmission(
                update.encounterType().orElse(encounter.encounterType()),
                admittedAt == null ? encounter.admittedAt() : admittedAt.at());
        Owner owner = encounter.owner();
        encounter.reassign(
                orElse(update.patientRecordUuid().value(), owner.patientRecordUuid()),
                orElse(update.dhProductUuid().value(), owner.productUuid()));
    }

    private static void dischargeAndDelete(UpdateEncounterRequest update, Encounter encounter) {
        update.dischargedAt().ifPresent(time -> {
            if (time == null) {
                encounter.reopen();
            } else {
                encounter.discharge(time.at());
            }
        });
        update.deletedAt().ifPresent(time -> {
            if (time == null) {
                encounter.undelete();
            } else {
                encounter.delete(time.at());
            }
        });
    }

    private static void renumber(Field<String> visitNumber, Encounter encounter) {
        visitNumber.ifPresent(number -> {
            if (number == null || number.isBlank()) {
                encounter.becomeLocal();
            } else {
                encounter.becomeEprEncounter(number);
            }
        });
    }

    private void moveAndLink(UpdateEncounterRequest update, Encounter encounter) {
        String location = update.locationUuid().value();
        if (location != null) {
            encounters.move(encounter, location);
        }
        String parent = update.childOfEncounterUuid().value();
        if (parent != null && !parent.equals(encounter.parentUuid())) {
            parentLinks.link(encounter, parent);
        }
    }

    private static String orElse(@Nullable String sent, String current) {
        return sent == null ? current : sent;
    }

    /** Takes the encounter from its parent, if that is the one named; says that it changed in any case (E24). */
    @Transactional
    public FullEncounter leaveParent(String uuid, @Nullable String parent) {
        Encounter encounter = locked(uuid);
        if (parent != null && parent.equals(encounter.parentUuid())) {
            encounter.leaveParent();
            encounters.flush(encounter);
        }
        events.changed(encounter);
        return representations.full(encounter);
    }

    /** @return how many encounters have another patient now; no event tells of it (E22) */
    @Transactional
    public int merge(MergePatientsRequest merge) {
        if (merge.childRecordUuid().equals(merge.parentRecordUuid())) {
            throw ApiException.invalid("Cannot merge identical patient records");
        }
        patientLock.take(merge.parentPatientUuid());
        return encounters.merge(
                merge.childRecordUuid(), merge.parentRecordUuid(), merge.parentPatientUuid(), merge.messageUuid());
    }

    private Encounter locked(String uuid) {
        return repository.lock(uuid).orElseThrow(() -> ApiException.notFound("Encounter not found"));
    }
}
