package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.stay.Step;
import health.polaris.encounters.fold.stay.Steps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change made over HTTP, at the time at which it was made (O3, F3). */
record ClientChange(Fact fact, Records records) {

    StayStep make(Stays stays, Statement.LocalEncounter said) {
        if (stays.locals().containsKey(said.uuid())) {
            return StayStep.nothingToDo(stays);
        }
        Instant dischargedAt = said.dischargedAt();
        Place saidAt = dischargedAt == null ? null : fact.place();
        Course course = Course.begun(said.admittedAt(), saidAt, Visit.DEFAULT_LOCAL_WINDOW)
                .discharged(discharge(dischargedAt), saidAt)
                .patched(said.type(), null);
        RecordId owner = records.firstTop(said.patient());
        return StayStep.done(
                stays.with(new LocalStay(
                        said.uuid(),
                        fact.place(),
                        said.patient(),
                        owner,
                        said.noStayShown(),
                        said.number(),
                        course,
                        Steps.NONE.and(step(Step.Kind.ADMISSION, said.location())),
                        said.deletedAt(),
                        null)),
                false);
    }

    StayStep patch(Stays stays, Statement.EncounterPatch said) {
        if (said.encounter().kind() == Identifier.Kind.ENCOUNTER) {
            LocalStay local = stays.locals().get(said.encounter().value());
            return local == null ? StayStep.nothingToDo(stays) : StayStep.done(stays.with(patched(local, said)), false);
        }
        Life last = stays.last(said.encounter());
        String begunBy = said.begunBy();
        Life life = begunBy == null ? last : stays.toldBy(begunBy, said.encounter());
        return life == null
                ? StayStep.nothingToDo(stays)
                : StayStep.done(stays.with(patched(life, said, life.equals(last))), false);
    }

    private LocalStay patched(LocalStay local, Statement.EncounterPatch said) {
        return local.with(
                        patched(local.course(), said),
                        patched(local.steps(), said.location()),
                        said.deletedAt().orKeep(local.deletedAt()))
                .numbered(said.number().orKeep(local.number()), fact.place());
    }

    /** A life after which the number has begun another one stays cancelled: a number has one life at a time (O4). */
    private Life patched(Life life, Statement.EncounterPatch said, boolean last) {
        Life patched = life.with(patched(life.course(), said)).with(patched(life.steps(), said.location()));
        return switch (said.deletedAt()) {
            case Said.Absent<Instant> _ -> patched;
            case Said.Deleted<Instant> _ -> last ? patched.restored() : patched;
            case Said.Value<Instant>(Instant at) -> patched.cancelled(at, fact.place());
        };
    }

    private Course patched(Course course, Statement.EncounterPatch said) {
        Course patched = course.patched(said.type().orKeep(course.type()), said.admittedAt());
        return said.dischargedAt().isAbsent()
                ? patched
                : patched.discharged(discharge(said.dischargedAt().valueOrNull()), fact.place());
    }

    private Steps patched(Steps steps, @Nullable Location location) {
        return location == null ? steps : steps.and(step(Step.Kind.STATEMENT, location));
    }

    private Step step(Step.Kind kind, Location location) {
        return Step.of(fact, kind, fact.origin().happenedAt(), location);
    }

    private static Course.@Nullable Discharge discharge(@Nullable Instant at) {
        return at == null ? null : new Course.Discharge(at, Course.By.CLIENT);
    }

    /**
     * contracts/encounters.md §4.8: all stays, open, closed and deleted. Of a patient whom the directory does not know
     * there are local ones alone.
     */
    StayStep merge(Stays stays, Statement.EncounterMerge said) {
        RecordId from = records.top(said.from());
        RecordId to = records.top(said.to());
        if (said.from().equals(said.to()) || (from != null && from.equals(to))) {
            return StayStep.nothingToDo(stays);
        }
        Stays merged = stays;
        for (Life life : stays.all().filter(each -> isOf(from, each.owner())).toList()) {
            merged = to == null ? merged : merged.with(life.ownedBy(to));
        }
        for (LocalStay local : stays.locals().values()) {
            boolean moves = isOf(from, local.owner())
                    || (local.owner() == null && local.patient().contains(said.from()));
            merged = moves ? merged.with(local.ownedBy(to, said.to())) : merged;
        }
        return StayStep.done(merged, false);
    }

    private boolean isOf(@Nullable RecordId from, @Nullable RecordId owner) {
        return owner != null && records.topOf(owner).equals(from);
    }
}
