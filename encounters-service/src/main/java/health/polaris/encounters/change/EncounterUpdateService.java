package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
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
import health.polaris.encounters.http.ClientTime;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
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

    EncounterUpdateService(
            EncounterRepository repository,
            EncounterService encounters,
            EncounterHierarchy hierarchy,
            PatientLock patientLock,
            EncounterReader representations,
            EncounterEvents events,
            ChangeEvents changeEvents) {
        this.repository = repository;
        this.encounters = encounters;
        this.hierarchy = hierarchy;
        this.patientLock = patientLock;
        this.representations = representations;
        this.events = events;
        this.changeEvents = changeEvents;
    }

    /** Empty when the caller may not change the early warning score: then nothing is changed, and that is audited. */
    @Transactional
    public Optional<FullEncounter> update(String uuid, UpdateEncounterRequest update, Caller caller) {
        if (update.childOfEncounterUuid().hasValue()) {
            hierarchy.lock();
        }
        Encounter encounter = locked(uuid);
        if (encounter.wouldChange(update.earlyWarning()) && !caller.isTruthy("can_edit_ews")) {
            changeEvents.refused(new Changes.Refused(encounter, update.earlyWarning()), caller);
            return Optional.empty();
        }
        FullEncounter before = representations.full(encounter);
        Changes.Made changes = encounters.change(encounter, edit -> apply(update, edit));
        FullEncounter after = representations.full(encounter);
        changeEvents.made(changes, before, after, caller);
        return Optional.of(after);
    }

    private void apply(UpdateEncounterRequest update, EncounterEdit edit) {
        edit.score(update.earlyWarning());
        overwrite(update, edit.encounter());
        dischargeAndDelete(update, edit.encounter());
        renumber(update.eprEncounterId(), edit.encounter());
        moveAndLink(update, edit);
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

    private void moveAndLink(UpdateEncounterRequest update, EncounterEdit edit) {
        String location = update.locationUuid().value();
        if (location != null) {
            edit.moveTo(location);
        }
        String parent = update.childOfEncounterUuid().value();
        if (parent != null && !parent.equals(edit.encounter().parentUuid())) {
            hierarchy.link(edit.encounter(), parent);
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
            encounters.change(encounter, edit -> edit.encounter().leaveParent());
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
