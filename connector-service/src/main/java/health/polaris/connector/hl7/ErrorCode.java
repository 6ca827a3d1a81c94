package health.polaris.connector.hl7;

import java.util.Set;

/** HL7 table 0357, message error condition codes: {@code 101^Required field missing^HL70357}. */
enum ErrorCode {
    SEGMENT_SEQUENCE("100", "Segment sequence error"),
    REQUIRED_FIELD("101", "Required field missing"),
    DATA_TYPE("102", "Data type error"),
    TABLE_VALUE("103", "Table value not found"),
    MESSAGE_TYPE("200", "Unsupported message type"),
    EVENT_CODE("201", "Unsupported event code"),
    VERSION("203", "Unsupported version id"),
    DUPLICATE("205", "Duplicate key identifier"),
    INTERNAL("207", "Application internal error");

    private static final String TABLE = "HL70357";

    /** The message is of a kind that is not taken at all. */
    static final Set<String> UNSUPPORTED = Set.of(MESSAGE_TYPE.code, EVENT_CODE.code, VERSION.code);

    private final String code;
    private final String meaning;

    ErrorCode(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** As a field of type CWE. */
    String field(Separators separators) {
        return String.join(
                String.valueOf(separators.component()), code, EscapeSequences.escape(meaning, separators), TABLE);
    }
}
