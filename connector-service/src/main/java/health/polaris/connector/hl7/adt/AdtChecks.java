package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The checks of one message, each of which leads to the next. */
record AdtChecks(Hl7Message message, ReadingRules rules, Refusals refusals) {

    /** Nobody merges more at once; each becomes a part of one event. */
    static final int MOST_PERSONS = 500;

    AdtValidation run() {
        Field type = message.header().field(9);
        if (!"ADT".equals(type.code(1))) {
            return new AdtValidation.Refused(tornBefore(type).orElseGet(() -> refusals.messageType(type)));
        }
        return rules.trigger(type.code(2))
                .map(this::withTrigger)
                .orElseGet(() -> new AdtValidation.Refused(refusals.trigger(type)));
    }

    /** A carriage return inside MSH takes MSH-9 away with it: which line is torn helps more than that the type is. */
    private Optional<Refusal> tornBefore(Field type) {
        return Optional.of(message.text())
                .filter(text -> type.codeValue() == null)
                .flatMap(MessageText::tornLine)
                .filter(line -> line.segment().equals("MSH"))
                .map(refusals::tornLine);
    }

    private AdtValidation withTrigger(AdtTrigger trigger) {
        Field version = message.header().field(12);
        if (!rules.versions().isEmpty() && !rules.versions().contains(orEmpty(version.code(1)))) {
            return new AdtValidation.Refused(refusals.version(version));
        }
        List<PersonSegments> persons = message.persons();
        Optional<Refusal> refusal = refusalOf(persons);
        return refusal.<AdtValidation>map(AdtValidation.Refused::new).orElseGet(() -> withPersons(trigger, persons));
    }

    /** A hostile PID-3 has millions of repetitions: it is looked at once. */
    private AdtValidation withPersons(AdtTrigger trigger, List<PersonSegments> persons) {
        List<Identifiers> identifiers = persons.stream()
                .map(person -> rules.identifiers().in(person.patient().field(3)))
                .toList();
        Stream<Refusal> refusals = Stream.concat(
                IntStream.range(0, persons.size())
                        .mapToObj(index -> refusalOf(persons.get(index).patient(), identifiers.get(index)))
                        .flatMap(Optional::stream),
                persons.stream().flatMap(person -> refusalOfVisit(trigger, person).stream()));
        return refusals.findFirst()
                .<AdtValidation>map(AdtValidation.Refused::new)
                .orElseGet(() -> new AdtValidation.Valid(new ValidAdt(message, rules, trigger, persons, identifiers)));
    }

    private Optional<Refusal> refusalOf(List<PersonSegments> persons) {
        if (persons.isEmpty()) {
            return Optional.of(refusals.patientMissing());
        }
        return persons.size() > MOST_PERSONS
                ? Optional.of(refusals.tooManyPersons(MOST_PERSONS))
                : message.text().tornLine().map(refusals::tornLine);
    }

    private Optional<Refusal> refusalOfVisit(AdtTrigger trigger, PersonSegments person) {
        return person.visit()
                .flatMap(visit -> refusalOfVisit(trigger, visit).map(refusal -> refusal.in(visit.sequence())));
    }

    private Optional<Refusal> refusalOf(Segment patient, Identifiers identifiers) {
        return identifiers.tooMany()
                ? Optional.of(refusals.tooManyNumbers(patient.place(3), Identifiers.MOST))
                : refusalOf(identifiers).map(refusal -> refusal.in(patient.sequence()));
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

    private Optional<Refusal> refusalOfVisit(AdtTrigger trigger, Segment visit) {
        Field type = visit.field(2);
        if (rules.codes().isOneOf(rules.unwantedEncounterTypes(), type)) {
            return Optional.of(refusals.encounterType(type));
        }
        if (rules.codes().saysNoVisit(type.code(1))) {
            return Optional.empty();
        }
        // Only PV1-3.1 = "" (HL7 null) is refused; an empty ward has always passed, and senders rely on that.
        if (trigger.needsWard() && visit.field(3).code(1) == null) {
            return Optional.of(refusals.wardMissing());
        }
        return rules.strict() && visit.field(44).codeValue() != null ? refusalOfStay(trigger, visit) : Optional.empty();
    }

    /** Without these the platform cannot apply the stay, though it has always been acknowledged with AA. */
    private Optional<Refusal> refusalOfStay(AdtTrigger trigger, Segment visit) {
        return missing(visit.field(19), refusals::visitNumberMissing)
                .or(() -> missing(visit.field(2), refusals::encounterTypeMissing))
                .or(() -> trigger.needsWard() ? missing(visit.field(3), refusals::wardMissing) : Optional.empty());
    }

    private static Optional<Refusal> missing(Field field, Supplier<Refusal> refusal) {
        return field.codeValue() == null ? Optional.of(refusal.get()) : Optional.empty();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
