package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Changes;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterEdit;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.epr.message.EprMessage;
import health.polaris.encounters.epr.message.Refusal;
import health.polaris.encounters.epr.message.Visit;
import health.polaris.encounters.event.ChangeEvents;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.patient.Patient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The encounter of a message: found, made or taken over, changed, and joined by local ones (§7.7, §7.8). */
@Component
public class EncounterStep {

    private final KnownVisits visits;
    private final LocalEncounters locals;
    private final EncounterService encounters;
    private final LocationDirectory locations;
    private final EncounterEvents events;
    private final ChangeEvents changeEvents;

    EncounterStep(
            KnownVisits visits,
            LocalEncounters locals,
            EncounterService encounters,
            LocationDirectory locations,
            EncounterEvents events,
            ChangeEvents changeEvents) {
        this.visits = visits;
        this.locals = locals;
        this.encounters = encounters;
        this.locations = locations;
        this.events = events;
        this.changeEvents = changeEvents;
    }

    /**
     * What became of it.
     *
     * @param cancelled the encounter whose admission this message cancelled
     * @param late something that the message said was older than what is known
     */
    public record Result(@Nullable Encounter cancelled, boolean late) {}

    public Result apply(EprMessage message, Visit visit, Patient patient, String locationUuid) {
        List<Encounter> openLocals = locals.open(patient);
        List<KnownVisit> known = visits.find(visit.visitNumber(), patient, message.order());
        Work work = new Work(message, visit, owner(patient), locationUuid, openLocals);
        return switch (VisitDecision.of(visit, known, openLocals)) {
            case VisitDecision.Admit _ -> finish(work, admit(work), Lateness.NONE);
            case VisitDecision.Adopt(Encounter local) -> adopt(work, local);
            case VisitDecision.Update(KnownVisit found) -> change(work, found.encounter(), found.lateness());
            case VisitDecision.TakeOver(KnownVisit found) -> change(work, found.encounter(), found.lateness());
            case VisitDecision.StayCancelled(KnownVisit found) -> change(work, found.encounter(), found.lateness());
            case VisitDecision.CancelledAlready(KnownVisit found) -> leave(work, found);
            case VisitDecision.TooLate _ -> new Result(null, true);
            case VisitDecision.Refuse _ -> throw Refusal.VISIT_OF_ANOTHER_PATIENT.exception();
        };
    }

    /** What every way through this step needs. */
    private record Work(
            EprMessage message, Visit visit, Owner owner, String locationUuid, List<Encounter> openLocals) {}

    private static Owner owner(Patient patient) {
        return new Owner(patient.uuid(), patient.recordUuid(), patient.productUuid());
    }

    private Encounter admit(Work work) {
        Visit visit = work.visit();
        Instant now = EncounterService.now();
        Instant discharge = visit.discharge() == null && visit.deceased() ? now : visit.discharge();
        String scoreSystem = visit.scoreSystem();
        Encounter admitted = encounters.admit(new Admission(
                work.owner(),
                work.locationUuid(),
                visit.admittedAt(),
                visit.visitNumber(),
                visit.type(),
                discharge,
                visit.admissionCancelled() ? now : null,
                null,
                scoreSystem != null ? scoreSystem : locations.scoreSystemDefault(visit.location()),
                visit.spo2Scale()));
        events.changed(admitted);
        return admitted;
    }

    /** A local encounter that ends with a cancellation was somebody's work: it never goes without an audit event. */
    private Result adopt(Work work, Encounter local) {
        Result result = change(work, local, Lateness.NONE);
        if (work.visit().admissionCancelled()) {
            events.localCancelled(local, work.message().identity().uuid());
        }
        return result;
    }

    private Result change(Work work, Encounter encounter, Lateness late) {
        Changes.Made changes = encounters.change(encounter, edit -> apply(work, edit, late));
        changeEvents.made(changes);
        return finish(work, encounter, late);
    }

    private static void apply(Work work, EncounterEdit edit, Lateness late) {
        boolean elsewhere = !edit.encounter().patientUuid().equals(work.owner().patientUuid());
        if (elsewhere && !late.stay()) {
            edit.encounter().handOver(work.owner(), work.message().identity().uuid());
        }
        VisitUpdate.apply(edit, work.visit(), work.owner(), work.locationUuid(), late);
    }

    private Result finish(Work work, Encounter master, Lateness late) {
        locals.joinTo(master, work.openLocals());
        visits.remember(master, work.visit(), work.message().order(), late);
        boolean cancelled = work.visit().admissionCancelled() && !late.existence();
        return new Result(cancelled ? master : null, late.of(work.visit()));
    }

    private Result leave(Work work, KnownVisit found) {
        visits.remember(found.encounter(), work.visit(), work.message().order(), found.lateness());
        return new Result(null, found.lateness().of(work.visit()));
    }
}
