package health.polaris.connector.hl7;

import ca.uhn.hl7v2.AcknowledgmentCode;
import java.util.Locale;

/** The rule a readable message broke, with the acknowledgement code it brings (HL7 table 0008). */
public enum RefusalReason {
    MESSAGE_TYPE(AcknowledgmentCode.AR, ErrorCode.MESSAGE_TYPE),
    TRIGGER_EVENT(AcknowledgmentCode.AR, ErrorCode.EVENT_CODE),
    VERSION(AcknowledgmentCode.AR, ErrorCode.VERSION),
    PATIENT_MISSING(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE),
    IDENTIFIERS_MISSING(AcknowledgmentCode.AR, ErrorCode.REQUIRED_FIELD),
    ENCOUNTER_TYPE(AcknowledgmentCode.AE, ErrorCode.TABLE_VALUE),
    WARD_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD),
    VISIT_NUMBER_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD),
    ENCOUNTER_TYPE_MISSING(AcknowledgmentCode.AE, ErrorCode.REQUIRED_FIELD),
    MERGE_MISSING(AcknowledgmentCode.AE, ErrorCode.SEGMENT_SEQUENCE),
    TIMESTAMP(AcknowledgmentCode.AE, ErrorCode.DATA_TYPE),
    DUPLICATE(AcknowledgmentCode.AR, ErrorCode.DUPLICATE),
    /** The bytes are no text that can be read, although an MSH is among them. */
    UNREADABLE(AcknowledgmentCode.AE, ErrorCode.DATA_TYPE),
    /** The transport broke the message off or found it too long; nothing is known about its content. */
    TRANSPORT(AcknowledgmentCode.AR, ErrorCode.SEGMENT_SEQUENCE),
    /** Not the sender's fault: something of ours went wrong with this message. */
    UNEXPECTED(AcknowledgmentCode.AE, ErrorCode.INTERNAL);

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
