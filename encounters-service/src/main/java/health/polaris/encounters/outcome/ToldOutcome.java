package health.polaris.encounters.outcome;

import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.eventbus.contract.MessageOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, in the words of the wire and of the metrics.
 *
 * @param outcome {@code processed}, {@code waiting}, {@code rejected}
 * @param reason field and remedy, {@code PV1-19: merge the two patients, or move the visit (A45)}; or {@code late}
 * @param label the reason for metrics, which take only a few words
 * @param warnings those of the fold (F9); the connector knows its own
 */
public record ToldOutcome(
        String messageUuid,
        String outcome,
        @Nullable String reason,
        String label,
        List<MessageOutcome.Warning> warnings) {

    public static final String IN_TIME = "in_time";
    private static final String NO_IDENTIFIER = "no_identifier";
    private static final String NO_VISIT_NUMBER = "no_visit_number";

    public static ToldOutcome of(TakenFact fact) {
        return switch (fact.outcome().result()) {
            case Result.Processed _, Result.NothingToDo _ -> processed(fact);
            case Result.Waiting(Reason reason) -> told(fact, MessageOutcome.WAITING, reason.field(), reason.remedy());
            case Result.Rejected(String field, String remedy) -> told(fact, MessageOutcome.REJECTED, field, remedy);
        };
    }

    private static ToldOutcome told(TakenFact fact, String outcome, String field, String remedy) {
        return new ToldOutcome(fact.id(), outcome, text(field, remedy), label(field, remedy), warnings(fact));
    }

    private static ToldOutcome processed(TakenFact fact) {
        return new ToldOutcome(
                fact.id(),
                MessageOutcome.PROCESSED,
                fact.late() ? MessageOutcome.LATE : null,
                fact.late() ? MessageOutcome.LATE : IN_TIME,
                warnings(fact));
    }

    private static List<MessageOutcome.Warning> warnings(TakenFact fact) {
        return fact.outcome().warnings().stream()
                .filter(Warnings.ALL::contains)
                .map(ToldOutcome::word)
                .toList();
    }

    /** {@code retired_number}, as the connector's own codes are written. */
    static MessageOutcome.Warning word(Warning warning) {
        return new MessageOutcome.Warning(warning.code().replace('-', '_'), warning.field(), warning.remedy());
    }

    private static String text(String field, String remedy) {
        return field + ": " + remedy;
    }

    /** What waits, and what was rejected since it waited too long, go by the same word. */
    private static String label(String field, String remedy) {
        return Stream.of(Reason.values())
                .filter(reason ->
                        reason.field().equals(field) && reason.remedy().equals(remedy))
                .map(ToldOutcome::label)
                .findFirst()
                .orElse(field.startsWith("PID") ? NO_IDENTIFIER : NO_VISIT_NUMBER);
    }

    private static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** Every label that a rejection by the fold can have. */
    static Stream<String> rejectionLabels() {
        return Stream.concat(waitingLabels(), Stream.of(NO_IDENTIFIER, NO_VISIT_NUMBER));
    }

    static Stream<String> waitingLabels() {
        return Stream.of(Reason.values()).map(ToldOutcome::label);
    }

    public boolean isRejected() {
        return outcome.equals(MessageOutcome.REJECTED);
    }

    MessageOutcome event(Instant now) {
        return MessageOutcome.said(now, messageUuid, outcome, reason, warnings);
    }
}
