package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.stay.Step;
import health.polaris.encounters.fold.stay.Steps;
import health.polaris.encounters.fold.view.StayKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Encounters from before facts were kept, as stays: with a visit number its life, without one a local stay. */
final class BaseStays {

    /** Of one number: the lives that were cancelled ahead, in their order. */
    private static final Comparator<OldStay> ORDER = Comparator.comparing(
                    OldStay::deletedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(OldStay::created)
            .thenComparing(OldStay::uuid);

    private final BaseRecords patients;
    private final Set<String> dead;
    private final @Nullable Place horizon;
    private final Map<StayKey, String> names = new TreeMap<>();
    private Stays stays = Stays.NONE;

    private BaseStays(BaseRecords patients, Set<String> dead, @Nullable Place horizon) {
        this.patients = patients;
        this.dead = dead;
        this.horizon = horizon;
    }

    static BaseStays of(OldRows rows, BaseRecords patients, Set<Identifier> leading, @Nullable Place horizon) {
        Set<String> dead = rows.patients().stream()
                .filter(patient -> patient.dod() != null)
                .map(OldPatient::uuid)
                .collect(Collectors.toCollection(HashSet::new));
        BaseStays base = new BaseStays(patients, dead, horizon);
        rows.stays().stream().sorted(ORDER).forEach(stay -> base.add(stay, leading));
        return base;
    }

    Stays stays() {
        return stays;
    }

    Map<StayKey, String> names() {
        return names;
    }

    private void add(OldStay stay, Set<Identifier> leading) {
        Identifier number = OldRows.visitOf(stay);
        RecordId owner = owner(stay);
        Identifier key = number == null || owner == null ? Identifier.encounter(stay.uuid()) : number;
        if (leading.contains(key)) {
            return;
        }
        if (number == null || owner == null) {
            addLocal(stay, owner, number);
        } else {
            addLife(stay, owner, number);
        }
    }

    private void addLife(OldStay stay, RecordId owner, Identifier number) {
        Place place = said(stay.created());
        Course course = course(stay, said(stay.modified()), Course.By.DISCHARGE_TIME);
        Life life = new Life(
                number, place, stay.uuid(), owner, course, steps(stay, place), stay.deletedAt(), null, List.of());
        stays = stays.and(life);
        names.put(new StayKey(number, place, stay.uuid()), stay.uuid());
    }

    /** One that was a child of another stay was made while that one was shown. */
    private void addLocal(OldStay stay, @Nullable RecordId owner, @Nullable Identifier number) {
        Place made = Place.of(stay.created(), 0);
        stays = stays.with(new LocalStay(
                stay.uuid(),
                made,
                owner == null ? List.of(Identifier.patient(stay.patient())) : numbersOf(owner),
                owner,
                !stay.child() && owner != null,
                number,
                course(stay, Place.of(stay.modified(), 0), Course.By.CLIENT),
                steps(stay, made),
                stay.deletedAt(),
                null));
    }

    private List<Identifier> numbersOf(RecordId owner) {
        return patients.records().leads().entrySet().stream()
                .filter(lead -> lead.getValue().holder().equals(owner))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The record that it began at when that was merged into the one that has it now (M3), else that one. */
    private @Nullable RecordId owner(OldStay stay) {
        RecordId owner = patients.id(stay.patient());
        Records records = patients.records();
        for (String former : stay.mergedFrom()) {
            RecordId began = patients.id(former);
            if (owner != null && began != null && records.isAncestor(owner, began)) {
                return began;
            }
        }
        return owner;
    }

    private Course course(OldStay stay, Place place, Course.By by) {
        Instant end = stay.dischargedAt();
        return new Course(
                null,
                stay.type(),
                stay.admittedAt(),
                end == null ? null : new Course.Discharge(end, by),
                end == null ? null : place,
                dead.contains(stay.patient()) ? place : null,
                null,
                List.of(),
                Visit.DEFAULT_LOCAL_WINDOW,
                null);
    }

    /** Not behind the horizon, or facts would stand ahead of it. */
    private Place said(Instant time) {
        return horizon == null || time.isBefore(horizon.time()) ? Place.of(time, 0) : Place.of(horizon.time(), 0);
    }

    /** The history as it was: where somebody arrived later than the last location was left, it was left then. */
    private static Steps steps(OldStay stay, Place place) {
        List<Step> steps = new ArrayList<>();
        Instant departed = null;
        Location last = null;
        for (OldStay.Left left : stay.left()) {
            Instant arrived = left.arrivedAt() == null ? stay.admittedAt() : left.arrivedAt();
            arrive(steps, stay, place, left.location(), last, arrived, departed);
            departed = left.departedAt() == null ? arrived : left.departedAt();
            last = left.location();
        }
        Instant arrived = departed == null ? stay.admittedAt() : departed;
        arrive(steps, stay, place, stay.location(), last, arrived, departed);
        return new Steps(List.copyOf(steps));
    }

    private static void arrive(
            List<Step> steps,
            OldStay stay,
            Place place,
            Location location,
            @Nullable Location last,
            Instant arrived,
            @Nullable Instant departed) {
        if (departed != null && (location.equals(last) || !departed.equals(arrived))) {
            steps.add(step(steps, stay, place, Step.Kind.DEPARTURE, departed, null));
        }
        boolean admitted = steps.isEmpty() && arrived.equals(stay.admittedAt());
        Step.Kind kind = admitted ? Step.Kind.ADMISSION : Step.Kind.TRANSFER;
        steps.add(step(steps, stay, place, kind, arrived, location));
    }

    private static Step step(
            List<Step> steps, OldStay stay, Place place, Step.Kind kind, Instant at, @Nullable Location location) {
        return new Step(Place.of(place.time(), steps.size()), stay.uuid(), kind, at, location);
    }
}
