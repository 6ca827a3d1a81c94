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
    A08,
    A11,
    A12,
    A13,
    A14,
    A15,
    A21,
    A22,
    A23,
    A26,
    A27,
    A28,
    A31,
    A34,
    A35,
    A38,
    A40,
    A44,
    A52,
    A53;

    private static final Set<AdtTrigger> CANCEL_ADMISSION = EnumSet.of(A11, A23, A27, A38);
    private static final Set<AdtTrigger> ABOUT_PATIENT_ALONE = EnumSet.of(A28, A31, A34, A40, A44);

    /** The trigger written as in MSH-9.2, case sensitive. */
    public static Optional<AdtTrigger> of(String code) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.name().equals(code))
                .findFirst();
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

    /** Whether two patients become one: MRG-1 then holds the identifiers that go away. */
    boolean mergesPatients() {
        return this == A34 || this == A40;
    }

    /** Whether the event speaks of a stay, so that a message without PV1-44 loses what it wants to say. */
    public boolean concernsStay() {
        return !ABOUT_PATIENT_ALONE.contains(this);
    }
}
