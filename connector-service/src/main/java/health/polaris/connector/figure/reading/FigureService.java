package health.polaris.connector.figure.reading;

import health.polaris.common.error.ApiException;
import health.polaris.connector.figure.FigureRepository;
import health.polaris.connector.figure.Steps;
import health.polaris.connector.figure.reading.FigureRows.Counted;
import health.polaris.connector.figure.reading.FiguresResponse.BacklogAt;
import health.polaris.connector.figure.reading.FiguresResponse.Backlogs;
import health.polaris.connector.figure.reading.FiguresResponse.BySender;
import health.polaris.connector.figure.reading.FiguresResponse.Hour;
import health.polaris.connector.figure.reading.FiguresResponse.Hourly;
import health.polaris.connector.figure.reading.FiguresResponse.OfSender;
import health.polaris.connector.figure.reading.FiguresResponse.Took;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Adds up what the tables have. */
@Service
record FigureService(FigureRows table, Clock clock) {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final double HALF = 0.5;
    private static final double MOST = 0.95;
    private static final double NEARLY_ALL = 0.99;

    /** Whole hours, the current one included. */
    record Span(Instant from, Instant to) {

        Stream<Instant> hours() {
            return Stream.iterate(from, hour -> hour.isBefore(to), hour -> hour.plus(1, ChronoUnit.HOURS));
        }
    }

    /**
     * @param from null: a day before the end
     * @param to null: now
     * @throws ApiException 400 when it is empty or longer than figures are kept
     */
    Span span(@Nullable Instant from, @Nullable Instant to) {
        Instant now = clock.instant();
        Instant end = upwards(to == null || to.isAfter(now) ? now : to);
        Instant begin = from == null ? end.minus(A_DAY) : from.truncatedTo(ChronoUnit.HOURS);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(FigureRepository.KEPT.plusHours(1)) > 0) {
            throw ApiException.invalid("from, to: from the earlier to the later, and no more than seven days");
        }
        return new Span(begin, end);
    }

    private static Instant upwards(Instant time) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(time) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }

    /** @param sender null: all of them together */
    Hourly hourly(Span span, @Nullable String sender) {
        Map<Instant, List<Counted>> rows =
                table.hours(span.from(), span.to(), sender).stream().collect(Collectors.groupingBy(Counted::hour));
        return new Hourly(
                span.from(),
                span.to(),
                span.hours()
                        .map(hour -> hour(hour, rows.getOrDefault(hour, List.of())))
                        .toList());
    }

    private static Hour hour(Instant hour, List<Counted> rows) {
        return new Hour(
                hour,
                sum(rows, is("accepted")),
                sum(rows, is("refused")),
                sum(rows, is("unreadable")),
                sum(rows, is("duplicate")),
                sum(rows, is("processed")),
                sum(rows, is("waiting")),
                sum(rows, is("rejected")),
                took(rows, "ack"),
                took(rows, "lag"));
    }

    private static Predicate<Counted> is(String kind) {
        return row -> row.kind().equals(kind);
    }

    private static long sum(List<Counted> rows, Predicate<Counted> which) {
        return rows.stream().filter(which).mapToLong(Counted::count).sum();
    }

    private static @Nullable Took took(List<Counted> rows, String kind) {
        Map<Integer, Long> steps = rows.stream()
                .filter(is(kind))
                .collect(Collectors.groupingBy(Counted::upto, Collectors.summingLong(Counted::count)));
        return steps.isEmpty()
                ? null
                : new Took(percentile(steps, HALF), percentile(steps, MOST), percentile(steps, NEARLY_ALL));
    }

    private static double percentile(Map<Integer, Long> steps, double part) {
        return Objects.requireNonNullElse(Steps.percentile(steps, part), 0d);
    }

    BySender bySender(Span span) {
        Map<String, List<Counted>> rows = table.senders(span.from(), span.to()).stream()
                .collect(Collectors.groupingBy(Counted::feed, TreeMap::new, Collectors.toList()));
        return new BySender(
                span.from(),
                span.to(),
                rows.entrySet().stream()
                        .map(each -> sender(each.getKey(), each.getValue(), span))
                        .toList());
    }

    private static OfSender sender(String name, List<Counted> rows, Span span) {
        Predicate<Counted> came =
                is("accepted").or(is("refused")).or(is("duplicate")).or(is("unreadable"));
        Map<Instant, Long> received = rows.stream()
                .filter(came)
                .collect(Collectors.groupingBy(Counted::hour, Collectors.summingLong(Counted::count)));
        return new OfSender(
                name,
                span.hours().map(hour -> received.getOrDefault(hour, 0L)).toList(),
                sum(rows, is("accepted")),
                sum(rows, is("refused")),
                sum(rows, is("duplicate")),
                sum(rows, is("processed")),
                sum(rows, is("waiting")),
                sum(rows, is("rejected")));
    }

    Backlogs backlog(Span span) {
        List<BacklogAt> backlog = table.backlog(span.from(), span.to());
        return new Backlogs(span.from(), span.to(), backlog);
    }
}
