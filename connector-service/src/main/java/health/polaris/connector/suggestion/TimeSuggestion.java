package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.suggestion.Feed.Sample;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Offsets, the zone that they may be of, and where the time of sending stands. */
final class TimeSuggestion {

    private TimeSuggestion() {}

    static void add(Feed feed, Draft draft, ZoneId zone) {
        offsets(feed, draft, zone);
        sentAt(feed, draft);
    }

    private static void sentAt(Feed feed, Draft draft) {
        long unreadable = feed.adt()
                .filter(sample ->
                        sample.says("MSH", 7) && all(sample, "MSH", 7).findAny().isEmpty())
                .count();
        boolean noneSaid =
                feed.adt().allMatch(sample -> all(sample, "MSH", 7).findAny().isEmpty());
        if (feed.count() > 0
                && noneSaid
                && feed.adt().allMatch(sample -> all(sample, "EVN", 2).findAny().isPresent())) {
            draft.add("sent-at", "EVN-2", "MSH-7 is empty or no time, EVN-2 is a time in all messages");
        } else if (unreadable > 0) {
            draft.leave(("%d messages are refused because MSH-7 is no time; name where the time of sending stands in"
                            + " sent-at")
                    .formatted(unreadable));
        }
    }

    private static void offsets(Feed feed, Draft draft, ZoneId zone) {
        Predicate<Sample> happened = sample -> Stream.concat(times(sample, "EVN", 2), times(sample, "PV1", 44))
                .findAny()
                .isPresent();
        List<OffsetDateTime> sent =
                feed.adt().flatMap(sample -> times(sample, "MSH", 7)).toList();
        if (sent.isEmpty()) {
            draft.leave("No time of sending has an offset: times without one are taken for local times of"
                    + " SERVER_TIMEZONE (" + zone + "). Set time-zone when this hospital's is another");
        } else if (feed.adt().noneMatch(happened)) {
            draft.add("offset", "msh-7", "MSH-7 has an offset (" + offsets(sent) + "), the other times have none");
            zone(sent, draft, zone);
        }
    }

    /** Many zones have the same offsets: samples can speak against one, and never for one alone. */
    private static void zone(List<OffsetDateTime> sent, Draft draft, ZoneId zone) {
        List<OffsetDateTime> others = sent.stream()
                .filter(time -> !zone.getRules().getOffset(time.toInstant()).equals(time.getOffset()))
                .toList();
        draft.leave(
                others.isEmpty()
                        ? ("The offsets of MSH-7 are those of SERVER_TIMEZONE (%s). When that is this hospital's zone, leave"
                                        + " offset out: a time from before the clocks were changed is read right then, too")
                                .formatted(zone)
                        : ("%d of %d messages have an offset in MSH-7 that SERVER_TIMEZONE (%s) does not have at that time: %s."
                                        + " Set time-zone, since samples cannot tell which of the zones with these offsets"
                                        + " it is, and leave offset out when the other times are local ones")
                                .formatted(others.size(), sent.size(), zone, offsets(others)));
    }

    private static Set<String> offsets(List<OffsetDateTime> times) {
        return times.stream().map(time -> time.getOffset().getId()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands there, when it is a time and has an offset. */
    private static Stream<OffsetDateTime> times(Sample sample, String segment, int field) {
        return written(sample, segment, field).filter(Hl7Time::statesOffset).flatMap(TimeSuggestion::read);
    }

    /** What stands there, when it is a time. */
    private static Stream<OffsetDateTime> all(Sample sample, String segment, int field) {
        return written(sample, segment, field).flatMap(TimeSuggestion::read);
    }

    private static Stream<String> written(Sample sample, String segment, int field) {
        return sample.segment(segment).map(found -> found.value(field)).stream();
    }

    private static Stream<OffsetDateTime> read(String text) {
        return Hl7Time.read(text, ZoneOffset.UTC).map(Hl7Time::value).stream();
    }
}
