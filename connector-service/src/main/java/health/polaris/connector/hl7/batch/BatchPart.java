package health.polaris.connector.hl7.batch;

import health.polaris.connector.hl7.message.RawSegment;

/** A part of a batch, in the order in which they came (HL7 v2.5 chapter 2.10.3). */
public sealed interface BatchPart {

    /** {@code FHS|^~\&|…} */
    record FileHeader(RawSegment segment) implements BatchPart {}

    /** {@code BHS|^~\&|…} */
    record Header(RawSegment segment) implements BatchPart {}

    /**
     * One message, or what stands where a message should be.
     *
     * @param bytes from its MSH to the next header or trailer
     */
    record Message(byte[] bytes) implements BatchPart {}

    /** {@code BTS|<count of messages>|<comment>} */
    record Trailer(RawSegment segment) implements BatchPart {}

    /** {@code FTS|<count of batches>|<comment>} */
    record FileTrailer(RawSegment segment) implements BatchPart {}
}
