package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.PersonFile.Field;
import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shown after all this was said, as lines of text: records, stays with their histories, conflicts, and which
 * messages wait.
 */
public final class PlainFold {

    private static final Duration LOCAL_WINDOW = Duration.ofHours(24);

    private final Numbers numbers;
    private final Stays stays;
    private final Map<Integer, Boolean> applied = new TreeMap<>();

    private PlainFold(List<Fact> inOrder) {
        Records atTheEnd = new Records();
        inOrder.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .forEach(atTheEnd::apply);
        Records records = new Records();
        numbers = records.numbers;
        stays = new Stays(records, atTheEnd.numbers);
        for (Fact fact : inOrder) {
            switch (fact) {
                case Message message -> {
                    records.apply(message);
                    applied.put(message.number(), stays.apply(message));
                }
                case LocalStay local -> stays.make(local);
                case LocalMove move -> stays.move(move);
            }
        }
        adoptLocalStays();
    }

    /** The lines, sorted; facts in any order. */
    public static List<String> shows(List<? extends Fact> facts) {
        List<Fact> inOrder = new ArrayList<>(facts);
        inOrder.sort(Comparator.comparing(Fact::time));
        return new PlainFold(inOrder).lines();
    }

    /** O5: judged on the final times of both. */
    private void adoptLocalStays() {
        for (LocalStay made : List.copyOf(stays.madeLocally.values())) {
            Life local = Objects.requireNonNull(stays.locals.get(made.number()));
            Optional<Life> visit = made.besideEpr()
                    ? Optional.empty()
                    : stays.lives.stream()
                            .filter(life -> fits(life, local))
                            .min(Comparator.comparing((Life life) -> apart(life, local))
                                    .thenComparing(life -> life.begun)
                                    .thenComparing(life -> life.number));
            visit.ifPresent(life -> {
                life.ofLocalStays.addAll(local.steps);
                stays.locals.remove(made.number());
            });
        }
    }

    private static boolean fits(Life visit, Life local) {
        return visit.cancelled == null
                && visit.owner.record() == local.owner.record()
                && fitting(visit, local).findAny().isPresent();
    }

    /** A former life stays in the history (O7), and the local stay with it. */
    private static Stream<Life.Time> fitting(Life visit, Life local) {
        return visit.times()
                .filter(time -> apart(time, local).compareTo(LOCAL_WINDOW) <= 0)
                .filter(time -> isBeforeEnd(Objects.requireNonNull(local.admitted), time.discharged()))
                .filter(time -> isBeforeEnd(time.admitted(), local.discharged));
    }

    private static boolean isBeforeEnd(Instant begin, @Nullable Instant end) {
        return end == null || begin.isBefore(end);
    }

    private static Duration apart(Life visit, Life local) {
        return fitting(visit, local)
                .map(time -> apart(time, local))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration apart(Life.Time visit, Life local) {
        return Duration.between(visit.admitted(), Objects.requireNonNull(local.admitted))
                .abs();
    }

    private List<String> lines() {
        return Stream.of(
                        recordLines(),
                        Stream.concat(stays.lives.stream(), stays.locals.values().stream())
                                .map(this::line),
                        conflictLines(),
                        applied.entrySet().stream()
                                .filter(message -> !message.getValue())
                                .map(message -> "waiting " + message.getKey()))
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private Stream<String> recordLines() {
        return numbers.files.stream()
                .filter(file -> file.into == null && !leadingTo(file).isEmpty())
                .map(this::line);
    }

    private String line(PersonFile record) {
        String mrn = numbers.leads.keySet().stream()
                .filter(number -> !number.startsWith("nhs:"))
                .map(number -> number.substring(0, number.indexOf(':')))
                .distinct()
                .sorted()
                .map(namespace -> Optional.ofNullable(numbers.shownMrn(record, namespace))
                        .map(value -> Numbers.mrn(namespace, value)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        return "record %s shows [%s] nhs %s, %s, %s, born %s, %s, died %s"
                .formatted(
                        leadingTo(record),
                        mrn,
                        numbers.shownNhs(record),
                        record.shown(Field.FAMILY),
                        record.shown(Field.GIVEN),
                        record.shown(Field.BIRTH),
                        record.shown(Field.SEX),
                        record.shown(Field.DEATH));
    }

    private List<String> leadingTo(PersonFile record) {
        return numbers.leads.entrySet().stream()
                .filter(number -> number.getValue().record() == record)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private String label(PersonFile file) {
        List<String> leading = leadingTo(file.record());
        return leading.isEmpty() ? "nobody" : leading.getFirst();
    }

    private String line(Life life) {
        if (life.cancelled != null) {
            return "cancelled %s of %s at %s".formatted(life.number, label(life.owner), life.cancelled);
        }
        Rows rows = life.rows();
        return "stay %s of %s, %s, %s..%s in %s, was in %s"
                .formatted(
                        life.number, label(life.owner), life.type, life.admitted, life.discharged, rows.bed, rows.left);
    }

    /** One that is merged is found by no number itself. */
    private Stream<String> conflictLines() {
        return numbers.files.stream()
                .flatMap(file -> numbers.conflicts(file).stream()
                        .map(claimed -> "conflict nhs:%s of %s claimed by %s"
                                .formatted(
                                        claimed,
                                        labelUnmerged(numbers.leads.get(Numbers.nhs(claimed))),
                                        labelUnmerged(file))));
    }

    private String labelUnmerged(@Nullable PersonFile file) {
        return file == null || file.into != null ? "nobody" : label(file);
    }
}
