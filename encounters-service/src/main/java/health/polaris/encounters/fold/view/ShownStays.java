package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.stay.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the encounters, and the facts whose event time had to be raised. */
final class ShownStays {

    private final Joining joining;
    private final Map<StayKey, ShownStay> shown = new TreeMap<>();
    private final Set<String> raised = new HashSet<>();
    private final Map<Identifier, Set<Identifier>> formerNumbers = new HashMap<>();

    private ShownStays(Joining joining) {
        this.joining = joining;
        Stays stays = joining.stays();
        stays.formerNumbers()
                .forEach((former, number) -> formerNumbers
                        .computeIfAbsent(number, _ -> new HashSet<>())
                        .add(former));
    }

    static ShownStays of(Records records, Stays stays) {
        ShownStays shown = new ShownStays(new Joining(records, stays));
        shown.showAll();
        return shown;
    }

    Map<StayKey, ShownStay> shown() {
        return shown;
    }

    /** Ids of facts (F3). */
    Set<String> raised() {
        return raised;
    }

    private void showAll() {
        Map<StayKey, List<LocalStay>> joined = joining.all();
        joining.stays().all().forEach(life -> show(life, joined.getOrDefault(StayKey.of(life), List.of())));
        Set<String> adopted = new HashSet<>();
        joined.values().forEach(locals -> locals.forEach(local -> adopted.add(local.uuid())));
        joining.stays().locals().values().stream()
                .filter(local -> !adopted.contains(local.uuid()))
                .forEach(this::show);
    }

    private void show(Life life, List<LocalStay> locals) {
        Course course = life.course();
        Stream<Step> beds =
                locals.stream().flatMap(local -> local.steps().list().stream()).map(Step::asMove);
        List<Step> steps =
                Stream.concat(life.steps().list().stream(), beds).sorted().toList();
        add(new ShownStay(
                StayKey.of(life),
                life.number(),
                joining.records().topOf(life.owner()),
                life.owner(),
                List.of(),
                type(course, locals),
                course.admittedAt(),
                dischargedAt(course, locals),
                life.cancelledAt(),
                rows(steps, course.admittedAt()),
                course.expectedDischargeAt(),
                course.tracked(),
                locals.stream().map(LocalStay::uuid).toList(),
                formerNumbers.getOrDefault(life.number(), Set.of())));
    }

    private void show(LocalStay local) {
        Course course = local.course();
        add(new ShownStay(
                StayKey.local(local.uuid()),
                local.number(),
                joining.owner(local),
                local.owner(),
                local.patient(),
                course.type(),
                course.admittedAt(),
                course.dischargedAt(),
                local.deletedAt(),
                rows(local.steps().list(), course.admittedAt()),
                null,
                List.of(),
                List.of(),
                Set.of()));
    }

    private void add(ShownStay stay) {
        shown.put(stay.key(), stay);
    }

    private List<LocationRow> rows(List<Step> steps, Instant admittedAt) {
        LocationRows rows = LocationRows.of(steps, admittedAt);
        raised.addAll(rows.raised());
        return rows.rows();
    }

    private static @Nullable String type(Course course, List<LocalStay> locals) {
        return Stream.concat(Stream.of(course), locals.stream().map(LocalStay::course))
                .flatMap(each -> Stream.ofNullable(each.type()))
                .findFirst()
                .orElse(null);
    }

    /** Of the EPR and the clients, who spoke of it last; what ends an open stay alone (F2) does not end it twice. */
    private static @Nullable Instant dischargedAt(Course visit, List<LocalStay> locals) {
        List<Course> said = Stream.concat(Stream.of(visit), locals.stream().map(LocalStay::course))
                .filter(course -> course.dischargeSaidAt() != null)
                .sorted(Comparator.comparing(course -> Objects.requireNonNull(course.dischargeSaidAt())))
                .toList();
        Course last = said.isEmpty() ? visit : said.getFirst();
        for (Course course : said) {
            boolean isLater = Objects.requireNonNull(course.dischargeSaidAt())
                    .isBehind(Objects.requireNonNull(last.dischargeSaidAt()));
            last = isLater && !course.keepsEndOf(last) ? course : last;
        }
        return last.dischargedAt();
    }
}
