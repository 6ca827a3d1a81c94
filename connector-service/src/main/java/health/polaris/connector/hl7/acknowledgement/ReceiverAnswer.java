package health.polaris.connector.hl7.acknowledgement;

import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered to a message of ours (contracts/connector.md §9.6).
 *
 * @param code MSA-1: AA, AE or AR, or CA, CE, CR of one that speaks in enhanced mode
 * @param answered MSA-2; null when it is empty
 * @param reason MSA-3 and ERR-3, ERR-7, ERR-8 in one line; null when it gives none
 */
public record ReceiverAnswer(
        String code, @Nullable String answered, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;
    private static final List<Integer> TOLD_IN_ERR = List.of(3, 7, 8);
    private static final List<Integer> CODE_AND_TEXT = List.of(1, 2);

    /** Empty when it has no MSA-1 that says anything. */
    public static Optional<ReceiverAnswer> read(String text) {
        return MessageText.of(text)
                .flatMap(message -> message.segmentsNamed("MSA")
                        .findFirst()
                        .flatMap(msa -> Optional.ofNullable(msa.value(1))
                                .map(code -> new ReceiverAnswer(code, msa.value(2), reason(message, msa)))));
    }

    /** True also when the receiver does not say which message it answers. */
    public boolean answers(@Nullable String controlId) {
        return answered == null || answered.equals(controlId);
    }

    /** {@code AE: Unknown patient}, or what it is without a reason, {@code AE}. */
    public String told() {
        return reason == null ? code : code + ": " + reason;
    }

    private static @Nullable String reason(MessageText message, RawSegment msa) {
        String told = Stream.concat(
                        Stream.ofNullable(msa.value(3)),
                        message.segmentsNamed("ERR").flatMap(ReceiverAnswer::ofError))
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        if (told.isEmpty()) {
            return null;
        }
        return told.length() <= LONGEST_REASON ? told : told.substring(0, LONGEST_REASON) + "…";
    }

    /** ERR-3 with its text, ERR-7, ERR-8; of older versions ERR-1. */
    private static Stream<String> ofError(RawSegment err) {
        Stream<String> told = TOLD_IN_ERR.stream()
                .map(field -> CODE_AND_TEXT.stream()
                        .map(component -> err.component(field, component))
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" ")));
        String location = err.field(1);
        return location.isEmpty() ? told : Stream.concat(Stream.of("ERR-1 " + location), told);
    }
}
