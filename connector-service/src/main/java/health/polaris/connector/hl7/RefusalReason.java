package health.polaris.connector.hl7;

import ca.uhn.hl7v2.AcknowledgmentCode;
import java.util.Locale;

/** The rule a readable message broke, with the acknowledgement code it brings (HL7 table 0008). */
public enum RefusalReason {
    MESSAGE_TYPE(AcknowledgmentCode.AR),
    TRIGGER_EVENT(AcknowledgmentCode.AR),
    PATIENT_MISSING(AcknowledgmentCode.AE),
    IDENTIFIERS_MISSING(AcknowledgmentCode.AR),
    ENCOUNTER_TYPE(AcknowledgmentCode.AE),
    WARD_MISSING(AcknowledgmentCode.AE),
    MERGE_MISSING(AcknowledgmentCode.AE),
    TIMESTAMP(AcknowledgmentCode.AE),
    DUPLICATE(AcknowledgmentCode.AR);

    private final AcknowledgmentCode code;

    RefusalReason(AcknowledgmentCode code) {
        this.code = code;
    }

    AcknowledgmentCode code() {
        return code;
    }

    /** The value for a metric label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
