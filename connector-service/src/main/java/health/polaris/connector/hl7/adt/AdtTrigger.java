package health.polaris.connector.hl7.adt;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The trigger events (HL7 table 0003) that can be interpreted; all others are refused. */
public enum AdtTrigger {
    A01,
    A02,
    A03,
    A04,
    A05,
    A06,
    A07,
    A08,
    A09,
    A10,
    A11,
    A12,
    A13,
    A14,
    A15,
    A16,
    A17,
    A18,
    A21,
    A22,
    A23,
    A25,
    A26,
    A27,
    A28,
    A30,
    A31,
    A32,
    A33,
    A34,
    A35,
    A36,
    A37,
    A38,
    A39,
    A40,
    A41,
    A43,
    A44,
    A45,
    A47,
    A49,
    A50,
    A52,
    A53;

    private static final Set<AdtTrigger> CANCEL_ADMISSION = EnumSet.of(A11, A23, A27, A38);
    private static final Set<AdtTrigger> CANCEL = EnumSet.of(A12, A13, A25, A26, A32, A33, A52, A53);
    private static final Set<AdtTrigger> MERGE = EnumSet.of(A18, A30, A34, A36, A39, A40, A41, A47, A49);
    private static final Set<AdtTrigger> MOVE = EnumSet.of(A43, A44, A45, A50);
    private static final Set<AdtTrigger> PERSON = EnumSet.of(A28, A31, A37);
    /** They came with contracts/identity.md §2, and a profile from before may have any of them handled as another. */
    private static final Set<AdtTrigger> LATER = EnumSet.of(
            A06, A07, A09, A10, A16, A17, A18, A25, A30, A32, A33, A36, A37, A39, A41, A43, A45, A47, A49, A50);

    /** The trigger written as in MSH-9.2, case sensitive. */
    public static Optional<AdtTrigger> of(String code) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.name().equals(code))
                .findFirst();
    }

    /** Whether a profile may have it handled as another event. */
    public boolean mayBeAlias() {
        return LATER.contains(this);
    }

    boolean cancelsAdmission() {
        return CANCEL_ADMISSION.contains(this);
    }

    boolean cancelsTransfer() {
        return this == A12;
    }

    boolean cancelsDischarge() {
        return this == A13;
    }

    boolean movesEncounter() {
        return this == A44;
    }

    /** Whether a visit or an account goes from one patient to another, or gets another number. */
    boolean movesStay() {
        return MOVE.contains(this);
    }

    /** Whether a visit gets the number of PV1-19: then that is looked for where the profile says it stands. */
    boolean renamesVisit() {
        return this == A45 || this == A50;
    }

    /** Whether patients become one: MRG then holds the identifiers that go away. */
    boolean mergesPatients() {
        return MERGE.contains(this);
    }

    /** Two patients change beds, or stop being one. */
    boolean needsTwoPersons() {
        return this == A17 || this == A37;
    }

    /** Whether there may be several PID, each with its own PV1 or MRG. */
    boolean mayHaveSeveralPersons() {
        return needsTwoPersons() || mergesPatients() || movesStay();
    }

    /** Whether two stays are meant, so that each PID needs a PV1. */
    boolean swapsBeds() {
        return this == A17;
    }

    /** A discharge, and what takes something back, says which stay is meant; where that is need not be repeated. */
    boolean needsWard() {
        return concernsStay() && this != A03 && !CANCEL_ADMISSION.contains(this) && !CANCEL.contains(this);
    }

    /** Whether the actions can say what it says of a stay: what came later moves no bed and ends no stay by itself. */
    boolean saysStayInActions() {
        return this == A06 || this == A07 || !LATER.contains(this);
    }

    /** PV1-45 is when the discharge is expected, not when it was. */
    boolean expectsDischarge() {
        return this == A16;
    }

    boolean expectsNoDischarge() {
        return this == A25;
    }

    /** Whether it can begin a stay that nobody knows, for which PV1-44 is needed. */
    boolean mayBeginStay() {
        return needsWard() && saysStayInActions();
    }

    /** Whether the event speaks of a stay, so that a message without PV1-44 loses what it wants to say. */
    public boolean concernsStay() {
        return !PERSON.contains(this) && !mergesPatients() && !movesStay();
    }
}
