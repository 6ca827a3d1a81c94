package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The checks of one message, each of which leads to the next. */
record AdtChecks(Hl7Message message, ReadingRules rules, Refusals refusals) {

    /** Nobody merges more at once; each becomes a part of one event. */
    private static final int MOST_PERSONS = 500;

    AdtValidation run() {
        Field type = message.header().field(9);
        if (!"ADT".equals(type.component(1))) {
            return new AdtValidation.Refused(refusals.messageType(type));
        }
        return rules.trigger(type.component(2))
                .map(this::withTrigger)
                .orElseGet(() -> new AdtValidation.Refused(refusals.trigger(type)));
    }

    private AdtValidation withTrigger(AdtTrigger trigger) {
        Field version = message.header().field(12);
        if (!rules.versions().isEmpty() && !rules.versions().contains(orEmpty(version.component(1)))) {
            return new AdtValidation.Refused(refusals.version(version));
        }
        List<PersonSegments> persons = persons(trigger);
        if (persons.isEmpty()) {
            return new AdtValidation.Refused(refusals.patientMissing());
        }
        if (persons.size() > MOST_PERSONS) {
            return new AdtValidation.Refused(refusals.tooManyPersons(MOST_PERSONS));
        }
        return persons.stream()
                .flatMap(person -> refusalOf(trigger, person).stream())
                .findFirst()
                .<AdtValidation>map(AdtValidation.Refused::new)
                .orElseGet(() -> new AdtValidation.Valid(
                        new ValidAdt(message, rules, trigger, persons, identifiers(persons.getFirst()))));
    }

    /** Fields have been moved for the first already; the others are messages of their own. */
    private List<PersonSegments> persons(AdtTrigger trigger) {
        List<MessageText> apart =
                trigger.mayHaveSeveralPersons() ? message.text().persons(MOST_PERSONS) : List.of(message.text());
        if (apart.size() == 1) {
            return PersonSegments.of(message).stream().toList();
        }
        List<PersonSegments> persons = new ArrayList<>();
        for (MessageText text : apart) {
            MessageText read = persons.isEmpty() ? text : rules.moved(text);
            PersonSegments.of(Hl7Message.of(read)).ifPresent(persons::add);
        }
        return persons;
    }

    private Identifiers identifiers(PersonSegments person) {
        return rules.identifiers().in(person.patient().field(3));
    }

    private Optional<Refusal> refusalOf(AdtTrigger trigger, PersonSegments person) {
        if (identifiers(person).missing()) {
            return Optional.of(refusals.identifiersMissing());
        }
        return person.stay().flatMap(visit -> refusalOfVisit(trigger, visit));
    }

    private Optional<Refusal> refusalOfVisit(AdtTrigger trigger, Segment visit) {
        Field type = visit.field(2);
        if (rules.unwantedEncounterTypes().contains(orEmpty(type.component(1)))) {
            return Optional.of(refusals.encounterType(type));
        }
        // Only PV1-3.1 = "" (HL7 null) is refused; an empty ward has always passed, and senders rely on that.
        if (trigger.needsWard() && visit.field(3).component(1) == null) {
            return Optional.of(refusals.wardMissing());
        }
        return rules.strict() && visit.field(44).value() != null ? refusalOfStay(trigger, visit) : Optional.empty();
    }

    /** Without these the platform can not apply the stay, though it has always been acknowledged with AA. */
    private Optional<Refusal> refusalOfStay(AdtTrigger trigger, Segment visit) {
        return missing(visit.field(19), refusals::visitNumberMissing)
                .or(() -> missing(visit.field(2), refusals::encounterTypeMissing))
                .or(() -> trigger.needsWard() ? missing(visit.field(3), refusals::wardMissing) : Optional.empty());
    }

    private static Optional<Refusal> missing(Field field, Supplier<Refusal> refusal) {
        String value = field.component(1);
        return value == null || value.isBlank() ? Optional.of(refusal.get()) : Optional.empty();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
