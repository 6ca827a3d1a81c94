package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.PersonPart;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.CodeRules;
import health.polaris.connector.hl7.value.TimeRules;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of one feed are to be read: plain values, whoever has set them.
 *
 * @param profile the name under which senders are told of these rules
 * @param triggers MSH-9.2 with the event it is handled as
 * @param ignoredTriggers MSH-9.2 of events that are acknowledged with AA and never done
 * @param characterSet in which bytes are looked for, those of the message and those in its escape sequences
 * @param versions MSH-12.1; an empty set: any
 * @param unwantedEncounterTypes PV1-2.1
 * @param moves in the order in which they are done, before anything is read
 * @param dropped places that are read as if nothing stood there, after the moves
 * @param fallbacks where else the number and the time of a stay are looked for, after that
 * @param strict refuse a stay that nobody can apply: without visit number, encounter type or ward; and dates that are none
 * @param cancellationClosesLocalEncounter whether the cancelled admission of an unknown visit may close the patient's
 *     open local encounter
 */
public record ReadingRules(
        String profile,
        IdentifierRules identifiers,
        SortedMap<String, AdtTrigger> triggers,
        Set<String> ignoredTriggers,
        CharacterSetRule characterSet,
        Set<String> versions,
        Set<String> unwantedEncounterTypes,
        List<FieldMove> moves,
        List<FieldPath> dropped,
        List<FieldMove> fallbacks,
        TimeRules times,
        CodeRules codes,
        boolean strict,
        boolean cancellationClosesLocalEncounter) {

    private static final FieldPath ENCOUNTER_TYPE = FieldPath.of("PV1", 2, 1);
    private static final int VISIT_NUMBER = 19;

    public static final Set<String> UNWANTED_ENCOUNTER_TYPES = Set.of("WAITLIST", "PREADMIT", "RECURRING");

    public ReadingRules {
        ignoredTriggers = Set.copyOf(ignoredTriggers);
        versions = Set.copyOf(versions);
        unwantedEncounterTypes = Set.copyOf(unwantedEncounterTypes);
        moves = List.copyOf(moves);
        dropped = List.copyOf(dropped);
        fallbacks = List.copyOf(fallbacks);
    }

    /** What holds for everybody who has no rules of their own. */
    public static ReadingRules contract(ZoneId zone) {
        return new ReadingRules(
                "default",
                IdentifierRules.CONTRACT,
                allTriggers(),
                Set.of(),
                CharacterSetRule.CONTRACT,
                Set.of(),
                UNWANTED_ENCOUNTER_TYPES,
                List.of(),
                List.of(),
                List.of(),
                TimeRules.contract(zone),
                CodeRules.CONTRACT,
                false,
                true);
    }

    /** Each event that can be interpreted, as itself. */
    public static SortedMap<String, AdtTrigger> allTriggers() {
        SortedMap<String, AdtTrigger> all = new TreeMap<>();
        Arrays.stream(AdtTrigger.values()).forEach(trigger -> all.put(trigger.name(), trigger));
        return all;
    }

    /** Of times without offset. */
    public ZoneId zone() {
        return times.zone();
    }

    /** PV1 when it is about a visit: IHE has senders of A28, A31 and A40 write one of class N, not applicable. */
    Optional<Segment> stay(PersonSegments person) {
        return person.visit().filter(visit -> !codes.saysNoVisit(visit.field(2).code(1)));
    }

    /** The event written as in MSH-9.2, case sensitive. */
    Optional<AdtTrigger> trigger(@Nullable String code) {
        return Optional.ofNullable(code).map(triggers::get);
    }

    /** Whether the event is acknowledged and nothing is done. */
    public boolean ignores(Hl7Message message) {
        Field type = message.header().field(9);
        return "ADT".equals(type.code(1)) && ignoredTriggers.contains(String.valueOf(type.code(2)));
    }

    /** The message as it is to be read, each person by itself; MSH is never touched. */
    public Hl7Message read(MessageText message) {
        List<PersonPart> persons = maySpeakOfSeveral(message) ? message.persons(AdtChecks.MOST_PERSONS) : List.of();
        return persons.size() <= 1
                ? Hl7Message.of(moved(PersonPart.whole(message)).own(), characterSet)
                : Hl7Message.of(message, persons.stream().map(this::moved).toList(), characterSet);
    }

    private boolean maySpeakOfSeveral(MessageText message) {
        return trigger(message.header().component(9, 2))
                .filter(AdtTrigger::mayHaveSeveralPersons)
                .isPresent();
    }

    private PersonPart moved(PersonPart person) {
        PersonPart moved = person;
        for (FieldMove move : moves) {
            moved = move.apply(moved);
        }
        for (FieldPath place : dropped) {
            moved = moved.without(place);
        }
        return codes.saysNoVisit(Blanks.around(moved.at(ENCOUNTER_TYPE))) ? moved : withFallbacks(moved);
    }

    private PersonPart withFallbacks(PersonPart person) {
        Optional<AdtTrigger> trigger = trigger(person.own().header().component(9, 2));
        PersonPart filled = person;
        for (FieldMove fallback : fallbacks) {
            if (trigger.filter(event -> !looksFor(fallback.to(), event)).isEmpty()) {
                filled = fallback.apply(filled);
            }
        }
        return filled;
    }

    /**
     * EVN-6 is no admission time of an A31, and none where PV1-2 says that there is no visit, as IHE ITI-30 has it in
     * messages about the patient alone. An A50 has a number for the visit, and no time that it began at. An A44 names
     * the account in PID-18 and in MRG-3, which may differ, and a number in PV1-19 would hide both.
     */
    private static boolean looksFor(FieldPath place, AdtTrigger event) {
        return event.concernsStay() || (event.renamesVisit() && place.field() == VISIT_NUMBER);
    }

    /** Where the number of a visit is looked for when an event of that kind has none in PV1-19. */
    Stream<FieldMove> sourcesOfVisitNumber(AdtTrigger event) {
        return Stream.concat(moves.stream(), fallbacks.stream().filter(each -> looksFor(each.to(), event)))
                .filter(move -> move.to().segment().equals("PV1") && move.to().field() == VISIT_NUMBER);
    }
}
