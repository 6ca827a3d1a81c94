package health.polaris.connector.hl7;

/** A part of a batch, in the order in which they came (HL7 v2.5 chapter 2.10.3). */
public sealed interface BatchPart {

    /** {@code FHS|^~\&|…} */
    record FileHeader(Segment segment) implements BatchPart {}

    /** {@code BHS|^~\&|…} */
    record Header(Segment segment) implements BatchPart {}

    /**
     * One message, or what stands where a message should be.
     *
     * @param bytes from its MSH to the next header or trailer
     */
    record Message(byte[] bytes) implements BatchPart {}

    /** {@code BTS|<count of messages>|<comment>} */
    record Trailer(Segment segment) implements BatchPart {}

    /** {@code FTS|<count of batches>|<comment>} */
    record FileTrailer(Segment segment) implements BatchPart {}
}
