package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import java.util.List;
import java.util.Optional;

/**
 * An ADT message that passed validation.
 *
 * @param message as it is to be read
 * @param rules by which it is read
 * @param trigger the event it is handled as
 * @param persons of whom it speaks: one, or as many as the event may have
 * @param numbers of the PID-3 of each, at least one number in every one
 */
public record ValidAdt(
        Hl7Message message,
        ReadingRules rules,
        AdtTrigger trigger,
        List<PersonSegments> persons,
        List<Identifiers> numbers) {

    public ValidAdt {
        persons = List.copyOf(persons);
        numbers = List.copyOf(numbers);
    }

    private PersonSegments first() {
        return persons.getFirst();
    }

    /** The numbers of the first person. */
    public Identifiers identifiers() {
        return numbers.getFirst();
    }

    /** PID of the first person. */
    public Segment patient() {
        return first().patient();
    }

    /** PV1 of the first person. */
    public Optional<Segment> visit() {
        return first().visit();
    }

    /** MRG of the first person. */
    Optional<Segment> merge() {
        return first().merge();
    }

    /** PV1 of the first person, unless PV1-2 says that there is no visit. */
    Optional<Segment> stay() {
        return rules.stay(first());
    }

    /** PV1 of every person that say nothing of which visit they mean. */
    List<Segment> staysWithoutNumber() {
        return persons.stream()
                .flatMap(person -> rules.stay(person).stream())
                .filter(visit -> rules.identifiers().number(visit.field(19)) == null)
                .toList();
    }

    /** Whether PV1-2 says that there is no visit (N), so that PV1 is not to be read. */
    boolean saysNoVisit() {
        return visit().isPresent() && stay().isEmpty();
    }

    /** MSH-9.2 as the sender wrote it, without blanks around. */
    public String event() {
        String event = message.header().field(9).code(2);
        return event == null ? "" : event;
    }
}
