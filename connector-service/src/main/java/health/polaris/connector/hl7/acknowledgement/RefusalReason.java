package health.polaris.connector.hl7.acknowledgement;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.ErrorCode;
import java.util.Locale;

/** The rule a readable message broke, with the acknowledgement code it brings (HL7 table 0008). */
public enum RefusalReason {
    MESSAGE_TYPE(AcknowledgmentCode.AR, ErrorCode.UNSUPPORTED_MESSAGE_TYPE),
    TRIGGER_EVENT(AcknowledgmentCode.AR, ErrorCode.UNSUPPORTED_EVENT_CODE),
    VERSION(AcknowledgmentCode.AR, ErrorCode.UNSUPPORTED_VERSION_ID),
    PATIENT_MISSING(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    IDENTIFIERS_MISSING(AcknowledgmentCode.AR, ErrorCode.REQUIRED_FIELD_MISSING),
    /** A line that is no segment: something of the message would be dropped if it were read. */
    NOT_A_SEGMENT(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** Numbers are there, and none of them can be used. */
    IDENTIFIERS_UNUSABLE(AcknowledgmentCode.AE, ErrorCode.TABLE_VALUE_NOT_FOUND),
    ENCOUNTER_TYPE(AcknowledgmentCode.AE, ErrorCode.TABLE_VALUE_NOT_FOUND),
    WARD_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD_MISSING),
    VISIT_NUMBER_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD_MISSING),
    ENCOUNTER_TYPE_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD_MISSING),
    MERGE_MISSING(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** One of several merges: done without it, the message would be half done. */
    MERGE_NAMES_NOBODY(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD_MISSING),
    /** A17 and A37 are about two. */
    SECOND_PATIENT_MISSING(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** A17 swaps the beds of two stays. */
    VISIT_MISSING(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** A43, A44, A45 and A50 say what they move. */
    MOVED_STAY_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD_MISSING),
    /** More numbers than one message may have. */
    TOO_MANY_NUMBERS(AcknowledgmentCode.AE, ErrorCode.DATA_TYPE_ERROR),
    TIMESTAMP(AcknowledgmentCode.AE, ErrorCode.DATA_TYPE_ERROR),
    DUPLICATE(AcknowledgmentCode.AR, ErrorCode.DUPLICATE_KEY_IDENTIFIER),
    /** The bytes are no text that can be read, although an MSH is among them. */
    UNREADABLE(AcknowledgmentCode.AE, ErrorCode.DATA_TYPE_ERROR),
    /** The transport broke the message off or found it too long; nothing is known about its content. */
    TRANSPORT(AcknowledgmentCode.AR, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** More than the limits let HAPI parse: sent again as it is, it would be refused again. */
    TOO_LARGE(AcknowledgmentCode.AR, ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** Not the sender's fault: something of ours went wrong with this message. */
    UNEXPECTED(AcknowledgmentCode.AE, ErrorCode.APPLICATION_INTERNAL_ERROR);

    private final AcknowledgmentCode code;
    private final ErrorCode error;

    RefusalReason(AcknowledgmentCode code, ErrorCode error) {
        this.code = code;
        this.error = error;
    }

    AcknowledgmentCode code() {
        return code;
    }

    ErrorCode error() {
        return error;
    }

    /** The value for a metric label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
