package health.polaris.connector.hl7.batch;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.message.RawSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a batch file, cut at the lines that begin with FHS, BHS, MSH, BTS and FTS. It is cut as bytes, because
 * each message may have a character set of its own, and one that cannot be decoded must not hide the others.
 */
public record MessageBatch(List<BatchPart> parts) {

    /** Each message may stand in a batch and a file of its own. */
    private static final int ENVELOPE_PARTS_PER_MESSAGE = 4;

    /**
     * @param most messages
     * @return empty when there are more
     */
    public static Optional<MessageBatch> read(byte[] bytes, int most) {
        List<BatchPart> parts = new ArrayList<>();
        int messages = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = BatchLines.endOfPart(bytes, start);
            Optional<BatchPart> part = part(bytes, start, end);
            part.ifPresent(parts::add);
            messages += part.filter(BatchPart.Message.class::isInstance).isPresent() ? 1 : 0;
            if (messages > most || parts.size() > (ENVELOPE_PARTS_PER_MESSAGE + 1) * most) {
                return Optional.empty();
            }
            start = end;
        }
        return Optional.of(new MessageBatch(parts));
    }

    /** Is there a header of any kind? Without one the input is no HL7 at all. */
    public static boolean hasHeader(byte[] bytes) {
        for (int start = 0; start < bytes.length; start = BatchLines.endOfLine(bytes, start)) {
            if (BatchLines.nameAt(bytes, start).isHeader()) {
                return true;
            }
        }
        return false;
    }

    /** The FHS or BHS that it begins with, after blank lines; empty when it begins with something else. */
    public static Optional<BatchPart> opening(byte[] bytes) {
        for (int start = 0; start < bytes.length; start = BatchLines.endOfLine(bytes, start)) {
            int end = BatchLines.endOfLine(bytes, start);
            if (!BatchLines.isBlank(bytes, BatchLines.textStart(bytes, start), end)) {
                return part(bytes, start, end)
                        .filter(part -> part instanceof BatchPart.FileHeader || part instanceof BatchPart.Header);
            }
        }
        return Optional.empty();
    }

    /** Blank lines between the parts are no message. */
    private static Optional<BatchPart> part(byte[] bytes, int start, int end) {
        int from = BatchLines.textStart(bytes, start);
        return switch (BatchLines.nameAt(bytes, start)) {
            case FHS -> Optional.of(new BatchPart.FileHeader(RawSegment.of(text(bytes, from, end))));
            case BHS -> Optional.of(new BatchPart.Header(RawSegment.of(text(bytes, from, end))));
            case BTS -> Optional.of(new BatchPart.Trailer(RawSegment.of(text(bytes, from, end))));
            case FTS -> Optional.of(new BatchPart.FileTrailer(RawSegment.of(text(bytes, from, end))));
            case MSH, DAMAGED, OTHER ->
                BatchLines.isBlank(bytes, from, end)
                        ? Optional.empty()
                        : Optional.of(new BatchPart.Message(Arrays.copyOfRange(bytes, from, end)));
        };
    }

    private static String text(byte[] bytes, int start, int end) {
        return MessageBody.approximately(Arrays.copyOfRange(bytes, start, end)).strip();
    }
}
