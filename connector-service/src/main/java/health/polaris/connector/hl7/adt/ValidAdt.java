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
 * @param identifiers of the PID-3 of the first, at least one of them present
 */
public record ValidAdt(
        Hl7Message message,
        ReadingRules rules,
        AdtTrigger trigger,
        List<PersonSegments> persons,
        Identifiers identifiers) {

    public ValidAdt {
        persons = List.copyOf(persons);
    }

    private PersonSegments first() {
        return persons.getFirst();
    }

    /** PID of the first person. */
    public Segment patient() {
        return first().patient();
    }

    /** PV1 of the first person. */
    public Optional<Segment> visit() {
        return first().visit();
    }

    /** The same unless its class says that it is none. */
    Optional<Segment> stay() {
        return first().stay();
    }

    /** MRG of the first person. */
    Optional<Segment> merge() {
        return first().merge();
    }

    /** MSH-9.2 as the sender wrote it. */
    public String event() {
        String event = message.header().field(9).component(2);
        return event == null ? "" : event;
    }
}
