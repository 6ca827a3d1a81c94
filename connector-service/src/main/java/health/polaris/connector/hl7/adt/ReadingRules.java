package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.fact.FactRules;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.message.MessageText;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of one feed are to be read: plain values, whoever has set them.
 *
 * @param profile the name under which senders are told of these rules
 * @param triggers MSH-9.2 with the event it is handled as
 * @param versions MSH-12.1; an empty set: any
 * @param unwantedEncounterTypes PV1-2.1
 * @param moves in the order in which they are done, before anything is read
 * @param zone of times without offset
 * @param strict refuse a stay that nobody can apply: without visit number, encounter type or ward
 * @param cancellationClosesLocalEncounter whether the cancelled admission of an unknown visit may close the patient's
 *     open local encounter
 */
public record ReadingRules(
        String profile,
        IdentifierRules identifiers,
        SortedMap<String, AdtTrigger> triggers,
        Set<String> versions,
        Set<String> unwantedEncounterTypes,
        List<FieldMove> moves,
        ZoneId zone,
        boolean strict,
        boolean cancellationClosesLocalEncounter) {

    public static final Set<String> UNWANTED_ENCOUNTER_TYPES = Set.of("WAITLIST", "PREADMIT", "RECURRING");

    public ReadingRules {
        versions = Set.copyOf(versions);
        unwantedEncounterTypes = Set.copyOf(unwantedEncounterTypes);
        moves = List.copyOf(moves);
    }

    /** What holds for everybody who has no rules of their own. */
    public static ReadingRules contract(ZoneId zone) {
        return new ReadingRules(
                "default",
                IdentifierRules.CONTRACT,
                allTriggers(),
                Set.of(),
                UNWANTED_ENCOUNTER_TYPES,
                List.of(),
                zone,
                false,
                true);
    }

    /** Each event that can be interpreted, as itself. */
    public static SortedMap<String, AdtTrigger> allTriggers() {
        SortedMap<String, AdtTrigger> all = new TreeMap<>();
        Arrays.stream(AdtTrigger.values()).forEach(trigger -> all.put(trigger.name(), trigger));
        return all;
    }

    /** What a fact depends on. */
    FactRules factRules() {
        return FactRules.usual(identifiers, zone);
    }

    /** The event written as in MSH-9.2, case sensitive. */
    Optional<AdtTrigger> trigger(@Nullable String code) {
        return Optional.ofNullable(code).map(triggers::get);
    }

    /** The message as it is to be read; MSH is never touched. */
    public MessageText moved(MessageText message) {
        MessageText moved = message;
        for (FieldMove move : moves) {
            moved = move.apply(moved);
        }
        return moved;
    }
}
