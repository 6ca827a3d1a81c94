package health.polaris.encounters.fold.outcome;

import health.polaris.encounters.fold.fact.Warning;
import java.util.List;

/** The warnings that the fold gives (F9). */
public final class Warnings {

    public static final Warning NHS_NUMBER_INVALID =
            new Warning("nhs-number-invalid", "PID-3", "correct the NHS number; the message was applied without it");
    public static final Warning NHS_NUMBER_OF_ANOTHER_PATIENT = new Warning(
            "nhs-number-of-another-patient", "PID-3", "merge the two patients, or correct the NHS number of one");
    public static final Warning SECOND_NHS_NUMBER =
            new Warning("second-nhs-number", "PID-3", "send one NHS number; the others were left out");
    public static final Warning MRN_OF_ANOTHER_PATIENT =
            new Warning("mrn-of-another-patient", "PID-3", "merge the two patients, or correct the MRN");
    public static final Warning MRN_GIVEN_TO_ANOTHER_PATIENT = new Warning(
            "mrn-given-to-another-patient", "PID-3", "none, if the EPR uses former MRNs again; else correct the MRN");
    public static final Warning RETIRED_NUMBER =
            new Warning("retired-number", "PID-3", "send the number that the patient bears now");
    public static final Warning LAST_IDENTIFIER =
            new Warning("last-identifier", "PID-3", "send the MRN before the NHS number is deleted");
    public static final Warning EVENT_TIME_RAISED = new Warning(
            "event-time-raised", "EVN-6", "none; the move is shown right behind the one before, in the order sent");
    public static final Warning BEFORE_THE_BASE = new Warning(
            "older-than-facts-kept", "MSH-7", "none; facts from then are kept no longer, and it changed nothing");

    /** All of them; those of the connector stand beside them in an outcome. */
    public static final List<Warning> ALL = List.of(
            NHS_NUMBER_INVALID,
            NHS_NUMBER_OF_ANOTHER_PATIENT,
            SECOND_NHS_NUMBER,
            MRN_OF_ANOTHER_PATIENT,
            MRN_GIVEN_TO_ANOTHER_PATIENT,
            RETIRED_NUMBER,
            LAST_IDENTIFIER,
            EVENT_TIME_RAISED,
            BEFORE_THE_BASE);

    private Warnings() {}
}
