package health.polaris.connector.hl7.acknowledgement;

import ca.uhn.hl7v2.ErrorCode;
import java.util.Locale;

/** What is accepted although somebody should look at the message or at the feed; each is counted and logged by sender. */
public enum WarningReason {
    /** An NHS number that is not valid, beside an MRN (contracts/identity.md §1, I3). */
    NHS_NUMBER_INVALID("The NHS number is not valid and was left out", ErrorCode.TABLE_VALUE_NOT_FOUND),
    /** A value that the profile lists as no identifier (I8). */
    NO_IDENTIFIER("An identifier identifies nobody and was left out", ErrorCode.TABLE_VALUE_NOT_FOUND),
    /** None of PID-3 has a type that the profile knows. */
    MRN_MISSING("No identifier has a known type of MRN", ErrorCode.REQUIRED_FIELD_MISSING),
    /** A year or a month alone (contracts/identity.md §4, F4). */
    DATE_PARTIAL("The date has no day: the date stays as it was", ErrorCode.DATA_TYPE_ERROR),
    /** Not a valid date. */
    DATE_UNREADABLE("The date is not valid and was left out", ErrorCode.DATA_TYPE_ERROR),
    /** A birth or a death that is still to come. */
    DATE_IN_FUTURE("The date is in the future and was left out", ErrorCode.DATA_TYPE_ERROR),
    /** EVN-6, EVN-2, or where the profile looks for the time of sending. */
    TIME_UNREADABLE("The time is not valid and was left out", ErrorCode.DATA_TYPE_ERROR),
    /** MRG without a number that the rules find. */
    MERGE_NAMES_NOBODY("The merge names nobody and merges nobody", ErrorCode.REQUIRED_FIELD_MISSING),
    /** A second MSH: only the first message of the text is read. */
    FURTHER_MESSAGE("A second message in the text was left out", ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** A second PID in an event that speaks of one patient: only the first is read. */
    FURTHER_PATIENT("A second patient in the message was left out", ErrorCode.SEGMENT_SEQUENCE_ERROR),
    /** An event about a stay without PV1 or PV1-44: a discharge that nobody applies must not pass unseen. */
    STAY_MISSING,
    /** PV1-3.1 is empty: the patient is nowhere. */
    WARD_BLANK,
    /** PV1-19.1 is missing, without which no encounter can be found again. */
    ENCOUNTER_ID_MISSING,
    /** PV1-2.1 is missing. */
    ENCOUNTER_TYPE_MISSING,
    /** MSH-7 is ahead of our clock and is not used to put messages in order. */
    SENT_AHEAD_OF_CLOCK;

    private final String text;
    private final ErrorCode error;

    WarningReason(String text, ErrorCode error) {
        this.text = text;
        this.error = error;
    }

    /** Of the feed rather than of the message: the acknowledgement is as it has always been. */
    WarningReason() {
        this("", ErrorCode.DATA_TYPE_ERROR);
    }

    /** Whether the acknowledgement says so: something was left out. */
    boolean isTold() {
        return !text.isEmpty();
    }

    String text() {
        return text;
    }

    ErrorCode error() {
        return error;
    }

    /** The value for a metric label, and the code for programs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
