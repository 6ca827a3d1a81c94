package health.polaris.connector.hl7;

import java.util.Optional;
import java.util.Set;

/** The stage between reading and interpreting: is this an ADT message about somebody we can name? */
public sealed interface AdtValidation {

    /** The message passed every check. */
    record Valid(ValidAdt message) implements AdtValidation {}

    /** The first check that failed. */
    record Refused(Refusal refusal) implements AdtValidation {}

    Set<String> UNWANTED_ENCOUNTER_TYPES = Set.of("WAITLIST", "PREADMIT", "RECURRING");

    /** Checks in the order senders rely on: type, trigger, PID, identifiers, encounter type, ward. */
    static AdtValidation of(Hl7Message message) {
        Field type = message.header().field(9);
        if (!"ADT".equals(type.component(1))) {
            return refused(RefusalReason.MESSAGE_TYPE, "HL7 message of unexpected type", type, 1);
        }
        return AdtTrigger.of(type.component(2))
                .map(trigger -> withTrigger(message, trigger))
                .orElseGet(() -> refused(RefusalReason.TRIGGER_EVENT, "HL7 message of unexpected ADT type", type, 2));
    }

    private static AdtValidation withTrigger(Hl7Message message, AdtTrigger trigger) {
        return message.segment("PID")
                .map(patient -> withPatient(message, trigger, patient))
                .orElseGet(() -> refused(RefusalReason.PATIENT_MISSING, "HL7 PID segment missing"));
    }

    private static AdtValidation withPatient(Hl7Message message, AdtTrigger trigger, Segment patient) {
        Identifiers identifiers = Identifiers.in(patient.field(3));
        if (identifiers.missing()) {
            return refused(RefusalReason.IDENTIFIERS_MISSING, "HL7 MRN and NHS number missing");
        }
        Optional<Segment> visit = message.segment("PV1");
        return visit.flatMap(AdtValidation::refusalOfVisit)
                .orElseGet(() -> new Valid(new ValidAdt(message, trigger, patient, identifiers, visit)));
    }

    private static Optional<AdtValidation> refusalOfVisit(Segment visit) {
        Field type = visit.field(2);
        String encounterType = type.component(1);
        if (encounterType != null && UNWANTED_ENCOUNTER_TYPES.contains(encounterType)) {
            return Optional.of(
                    refused(RefusalReason.ENCOUNTER_TYPE, "HL7 message concerns blacklisted encounter type", type, 1));
        }
        // Only PV1-3.1 = "" (HL7 null) is refused; an empty ward has always passed, and senders rely on that.
        return visit.field(3).component(1) == null
                ? Optional.of(refused(
                        RefusalReason.WARD_MISSING,
                        "HL7 message contains an assigned patient location but the ward code is missing"))
                : Optional.empty();
    }

    private static AdtValidation refused(RefusalReason reason, String text) {
        return new Refused(new Refusal(reason, text));
    }

    private static AdtValidation refused(RefusalReason reason, String text, Field quoted, int component) {
        return new Refused(Refusal.quoting(reason, text, quoted.component(component)));
    }
}
