package health.polaris.connector.hl7;

import java.time.Instant;
import java.util.Optional;

/**
 * An open file or batch of acknowledgements: what it answers, and how much is in it.
 *
 * @param received FHS or BHS, empty when the sender wrote none
 * @param separators of the answer
 */
record BatchEnvelope(Kind kind, Optional<Segment> received, Separators separators, int count) {

    /** Two envelopes with the same layout (HL7 v2.5 chapter 2.15.2 and 2.15.6). */
    enum Kind {
        FILE("FHS", "FTS"),
        BATCH("BHS", "BTS");

        private final String header;
        private final String trailer;

        Kind(String header, String trailer) {
            this.header = header;
            this.trailer = trailer;
        }

        String trailer() {
            return trailer;
        }
    }

    static BatchEnvelope answering(Kind kind, Segment received) {
        return new BatchEnvelope(kind, Optional.of(received), received.separators(), 0);
    }

    static BatchEnvelope withoutHeader(Separators separators) {
        return new BatchEnvelope(Kind.BATCH, Optional.empty(), separators, 0);
    }

    BatchEnvelope withOneMore() {
        return new BatchEnvelope(kind, received, separators, count + 1);
    }

    /** Field 9 (name) as received, field 11 (control id) our own, field 12 the control id this one answers. */
    static String header(Kind kind, Segment received, Instant now) {
        return Acknowledgement.header(
                received,
                kind.header,
                now,
                received.field(9).raw(),
                "",
                Acknowledgement.controlId(now),
                received.field(11).raw());
    }

    /** BHS for a batch that had none, like the MSH of its first acknowledgement. */
    static String headerAround(Segment acknowledgement, Instant now) {
        Separators separators = acknowledgement.separators();
        return Acknowledgement.segment(
                separators,
                "BHS",
                separators.declared(),
                acknowledgement.field(3).raw(),
                acknowledgement.field(4).raw(),
                acknowledgement.field(5).raw(),
                acknowledgement.field(6).raw(),
                acknowledgement.field(7).raw(),
                "",
                "",
                "",
                Acknowledgement.controlId(now));
    }

    /** {@code BTS|2|BTS-1 says 3, found 2} */
    String trailer(Optional<BatchFault> fault) {
        String number = String.valueOf(count);
        return fault.map(found -> Acknowledgement.segment(separators, kind.trailer, number, escaped(found)))
                .orElseGet(() -> Acknowledgement.segment(separators, kind.trailer, number));
    }

    private String escaped(BatchFault fault) {
        return EscapeSequences.escape(fault.text(), separators);
    }

    /** What is wrong with the trailer that ends it; an empty count says nothing. */
    Optional<BatchFault> faultOf(Segment received) {
        String stated = received.field(1).raw().strip();
        return stated.isEmpty() || stated.equals(String.valueOf(count))
                ? Optional.empty()
                : Optional.of(BatchFault.count(kind.trailer + "-1", stated, count));
    }

    /** What is wrong when it ends without trailer: nothing when it had no header either. */
    Optional<BatchFault> faultOfMissingTrailer() {
        return received.map(header -> BatchFault.trailerMissing(kind.trailer));
    }
}
