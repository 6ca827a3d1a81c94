package health.polaris.connector.hl7.fact;

import health.polaris.connector.database.Digest;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all that a message says. */
public final class FactReader {

    private final Hl7Message message;
    private final FactRules rules;
    private final Times times;
    private final Set<Warning> warnings = new LinkedHashSet<>();

    private FactReader(Hl7Message message, FactRules rules) {
        this.message = message;
        this.rules = rules;
        this.times = new Times(rules.zone());
    }

    /**
     * @param trigger the event that the message is handled as
     * @param persons of the message, in their order
     * @throws UnreadableTimeException when a time of a stay is none
     */
    public static MessageFact read(
            Hl7Message message, FactRules rules, String trigger, Purpose purpose, List<PersonSegments> persons) {
        return new FactReader(message, rules).read(trigger, purpose, persons);
    }

    private MessageFact read(String trigger, Purpose purpose, List<PersonSegments> persons) {
        PersonReader reader = new PersonReader(rules, purpose, warnings::add);
        List<PersonSaid> said = persons.stream().map(reader::read).toList();
        Optional<Hl7Time> sent = sentAt();
        Optional<String> event = eventTime();
        return new MessageFact(
                trigger,
                event.orElse(null),
                sent.map(time -> WireTime.of(time.earliest())).orElse(null),
                sent.filter(Hl7Time::isCoarse)
                        .map(time -> WireTime.of(time.until()))
                        .orElse(null),
                null,
                rules.synchronised() ? "synchronised" : "unsynchronised",
                rules.waitingTime().toString(),
                rules.localWindow().toString(),
                HexFormat.of().formatHex(Digest.sha256(message.text().withoutControlId())),
                List.copyOf(warnings),
                said);
    }

    private Optional<Hl7Time> sentAt() {
        return time(rules.sentAt());
    }

    private Optional<String> eventTime() {
        return time(FieldPath.of("EVN", 6))
                .or(() -> time(FieldPath.of("EVN", 2)))
                .or(() -> time(FieldPath.of("MSH", 7)))
                .map(time -> WireTime.of(time.value().toInstant()));
    }

    private Optional<Hl7Time> time(FieldPath place) {
        Optional<Segment> segment =
                place.segment().equals("MSH") ? Optional.of(message.header()) : message.segment(place.segment());
        Optional<Hl7Time> time = segment.flatMap(found -> times.readable(found, place.field()));
        if (time.isEmpty()
                && segment.filter(found -> found.field(place.field()).value() != null)
                        .isPresent()) {
            warnings.add(new Warning(
                    "event_time_unreadable",
                    place.toString(),
                    "write times as YYYYMMDDHHMMSS; this one is passed over"));
        }
        return time;
    }
}
