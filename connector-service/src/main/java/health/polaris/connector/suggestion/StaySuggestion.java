package health.polaris.connector.suggestion;

import health.polaris.connector.suggestion.Feed.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where the visit number and the time of admission stand. */
final class StaySuggestion {

    /** About the patient alone. */
    private static final Set<String> OF_PATIENTS = Set.of("A28", "A31", "A34", "A40", "A44", "A29", "A30", "A47");

    private static final Set<String> ADMISSIONS = Set.of("A01", "A04", "A05");

    private record Place(String segment, int field) {

        String path() {
            return segment + "-" + field;
        }

        Predicate<Sample> filled() {
            return sample -> sample.says(segment, field);
        }
    }

    private static final List<Place> VISIT_NUMBERS = List.of(new Place("PID", 18), new Place("PV1", 50));
    private static final List<Place> TIMES = List.of(new Place("EVN", 6), new Place("EVN", 2), new Place("MSH", 7));

    private StaySuggestion() {}

    static void add(Feed feed, Draft draft) {
        List<Sample> stays = feed.adt()
                .filter(sample -> !OF_PATIENTS.contains(sample.trigger()))
                .filter(sample -> sample.segment("PV1").isPresent() && !"N".equals(classOf(sample)))
                .toList();
        visitNumber(stays, draft);
        admissionTime(stays, draft);
    }

    private static String classOf(Sample sample) {
        return String.valueOf(sample.segment("PV1").map(pv1 -> pv1.value(2)).orElse(null));
    }

    private static void visitNumber(List<Sample> stays, Draft draft) {
        List<Sample> without = new ArrayList<>(
                stays.stream().filter(sample -> !sample.says("PV1", 19)).toList());
        List<String> places = new ArrayList<>();
        int missing = without.size();
        for (Place place : VISIT_NUMBERS) {
            if (without.removeIf(place.filled())) {
                places.add(place.path() + ".1");
            }
        }
        if (!places.isEmpty()) {
            draft.add(
                    "visit-number",
                    places,
                    "PV1-19 is empty in %d of %d messages with a stay; in %d of them the number stands here"
                            .formatted(missing, stays.size(), missing - without.size()));
        }
        if (!without.isEmpty()) {
            draft.leave(
                    ("%d of %d messages with a stay have no visit number in PV1-19, PID-18 or PV1-50: name its place in"
                                    + " visit-number, e.g. of a Z segment")
                            .formatted(without.size(), stays.size()));
        }
    }

    private static void leaveAdmissions(long without, int admissions, Draft draft) {
        if (without > 0) {
            draft.leave(
                    ("%d of %d admissions have no PV1-44, though other messages have it: their stays wait for a time and are"
                                    + " rejected in the end. When it stands elsewhere, name its place in admission-time; EVN-2 or MSH-7"
                                    + " would move a stay when its admission is changed")
                            .formatted(without, admissions));
        }
    }

    /** Only where admissions have none: a message that changes an admission says it again, and another time would move it. */
    private static void admissionTime(List<Sample> stays, Draft draft) {
        List<Sample> admissions = stays.stream()
                .filter(sample -> ADMISSIONS.contains(sample.trigger()))
                .toList();
        long without =
                admissions.stream().filter(sample -> !sample.says("PV1", 44)).count();
        if (without == 0 || stays.stream().anyMatch(sample -> sample.says("PV1", 44))) {
            leaveAdmissions(without, admissions.size(), draft);
            return;
        }
        TIMES.stream()
                .filter(place -> admissions.stream().allMatch(place.filled()))
                .findFirst()
                .ifPresent(place -> draft.add(
                        "admission-time",
                        List.of(place.path()),
                        "PV1-44 is empty in all %d messages with a stay; %s is in all %d admissions"
                                .formatted(stays.size(), place.path(), admissions.size())));
    }
}
