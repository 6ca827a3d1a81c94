package health.polaris.connector.hl7.batch;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import health.polaris.connector.hl7.acknowledgement.ControlId;
import health.polaris.connector.hl7.escape.EscapeSequences;
import health.polaris.connector.hl7.message.RawSegment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An open file or batch of acknowledgements: what it answers, and how much is in it.
 *
 * @param received FHS or BHS, empty when the sender wrote none
 * @param separators of the answer
 */
record BatchEnvelope(Kind kind, Optional<RawSegment> received, EncodingCharacters separators, int count) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{0,30})?");

    /** Two envelopes with the same layout (HL7 v2.5 chapter 2.15.2 and 2.15.6). */
    record Kind(String header, String trailer) {
        static final Kind FILE = new Kind("FHS", "FTS");
        static final Kind BATCH = new Kind("BHS", "BTS");
    }

    static BatchEnvelope answering(Kind kind, RawSegment received) {
        return new BatchEnvelope(kind, Optional.of(received), received.separators(), 0);
    }

    static BatchEnvelope withoutHeader(EncodingCharacters separators) {
        return new BatchEnvelope(Kind.BATCH, Optional.empty(), separators, 0);
    }

    BatchEnvelope withOneMore() {
        return new BatchEnvelope(kind, received, separators, count + 1);
    }

    /** Field 9 (name) as received, field 11 (control id) our own, field 12 the control id this one answers. */
    static String header(Kind kind, RawSegment received, Instant now) {
        return header(received, kind, now, received.field(9), "", ControlId.of(now), received.field(11));
    }

    /** BHS for a batch that had none, like the MSH of its first acknowledgement. */
    static String headerAround(RawSegment message, Instant now) {
        return header(message, Kind.BATCH, now, "", "", ControlId.of(now));
    }

    /** Back to where that one came from: fields 3 and 4 change places with 5 and 6. */
    private static String header(RawSegment received, Kind kind, Instant now, String... fromField9) {
        String start = segment(
                received.separators(),
                kind.header,
                received.declared(),
                received.field(5),
                received.field(6),
                received.field(3),
                received.field(4),
                ControlId.time(now),
                "");
        return start + received.separators().getFieldSeparator() + segment(received.separators(), fromField9) + "\r";
    }

    private static String segment(EncodingCharacters separators, String... fields) {
        return String.join(String.valueOf(separators.getFieldSeparator()), fields);
    }

    /** {@code BTS|2|BTS-1 says 3, found 2} */
    String trailer(Optional<BatchFault> fault) {
        String number = String.valueOf(count);
        return fault.map(found -> segment(separators, kind.trailer, number, escaped(found)))
                        .orElseGet(() -> segment(separators, kind.trailer, number))
                + "\r";
    }

    private String escaped(BatchFault fault) {
        return EscapeSequences.escape(fault.text(), separators);
    }

    /** What is wrong with the trailer that ends it; an empty count says nothing. */
    Optional<BatchFault> faultOf(RawSegment received) {
        String stated = plain(received.field(1).strip());
        return stated.isEmpty() || stated.equals(String.valueOf(count))
                ? Optional.empty()
                : Optional.of(BatchFault.count(kind.trailer + "-1", stated, count));
    }

    /** {@code 0000000002} is two, as fixed-width systems write it; so are {@code +2}, {@code 2.} and {@code 2.0} (HL7 type NM). */
    private static String plain(String stated) {
        return NUMBER.matcher(stated).matches()
                ? new BigDecimal(stated).stripTrailingZeros().toPlainString()
                : stated;
    }

    /** What is wrong when it ends without trailer: nothing when it had no header either. */
    Optional<BatchFault> faultOfMissingTrailer() {
        return received.map(header -> BatchFault.trailerMissing(kind.trailer));
    }
}
