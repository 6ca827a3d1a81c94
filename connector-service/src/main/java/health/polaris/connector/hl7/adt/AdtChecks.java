package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Segment;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The checks of one message, each of which leads to the next. */
record AdtChecks(Hl7Message message, ReadingRules rules, Refusals refusals) {

    AdtValidation run() {
        Field type = message.header().field(9);
        if (!"ADT".equals(type.code(1))) {
            return new AdtValidation.Refused(refusals.messageType(type));
        }
        return rules.trigger(type.code(2))
                .map(this::withTrigger)
                .orElseGet(() -> new AdtValidation.Refused(refusals.trigger(type)));
    }

    private AdtValidation withTrigger(AdtTrigger trigger) {
        Field version = message.header().field(12);
        if (!rules.versions().isEmpty() && !rules.versions().contains(orEmpty(version.code(1)))) {
            return new AdtValidation.Refused(refusals.version(version));
        }
        return message.segment("PID")
                .map(patient -> withPatient(trigger, patient))
                .orElseGet(() -> new AdtValidation.Refused(refusals.patientMissing()));
    }

    private AdtValidation withPatient(AdtTrigger trigger, Segment patient) {
        Optional<Refusal> torn = message.text().tornLine().map(refusals::tornLine);
        Identifiers identifiers = rules.identifiers().in(patient.field(3));
        Optional<Segment> visit = message.segment("PV1");
        return torn.or(() -> refusalOf(identifiers))
                .or(() -> visit.flatMap(this::refusalOfVisit))
                .<AdtValidation>map(AdtValidation.Refused::new)
                .orElseGet(() ->
                        new AdtValidation.Valid(new ValidAdt(message, rules, trigger, patient, identifiers, visit)));
    }

    /** Numbers that cannot be used are left out beside others; alone they name nobody. */
    private Optional<Refusal> refusalOf(Identifiers identifiers) {
        if (!identifiers.missing()) {
            return Optional.empty();
        }
        if (identifiers.leftOut().contains(Identifiers.Fault.NHS_NUMBER_INVALID)) {
            return Optional.of(refusals.nhsNumberInvalid());
        }
        return Optional.of(identifiers.leftOut().isEmpty() ? refusals.identifiersMissing() : refusals.noIdentifier());
    }

    private Optional<Refusal> refusalOfVisit(Segment visit) {
        Field type = visit.field(2);
        if (rules.codes().isOneOf(rules.unwantedEncounterTypes(), type)) {
            return Optional.of(refusals.encounterType(type));
        }
        if (rules.codes().saysNoVisit(type.code(1))) {
            return Optional.empty();
        }
        // Only PV1-3.1 = "" (HL7 null) is refused; an empty ward has always passed, and senders rely on that.
        if (visit.field(3).code(1) == null) {
            return Optional.of(refusals.wardMissing());
        }
        return rules.strict() && visit.field(44).codeValue() != null ? refusalOfStay(visit) : Optional.empty();
    }

    /** Without these the platform can not apply the stay, though it has always been acknowledged with AA. */
    private Optional<Refusal> refusalOfStay(Segment visit) {
        return missing(visit.field(19), refusals::visitNumberMissing)
                .or(() -> missing(visit.field(2), refusals::encounterTypeMissing))
                .or(() -> missing(visit.field(3), refusals::wardMissing));
    }

    private static Optional<Refusal> missing(Field field, Supplier<Refusal> refusal) {
        return field.codeValue() == null ? Optional.of(refusal.get()) : Optional.empty();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
