package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.interpret;
import static health.polaris.connector.hl7.MessagesForTests.read;

import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.message.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to what a message says when a profile has moves, drops and fallbacks. */
final class ReadByProfile {

    private static final String HEADER = "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||ADT^";

    private ReadByProfile() {}

    static AdtInterpretation interpretation(ReadingRules rules, String trigger, String... segments) {
        String text = HEADER + trigger + "|MC-1|P|2.4\r" + String.join("\r", segments) + "\r";
        return interpret(read(text), rules);
    }

    static MessageFact fact(ReadingRules rules, String trigger, String... segments) {
        return ((AdtInterpretation.Understood) interpretation(rules, trigger, segments)).fact();
    }

    static List<PersonSaid> persons(ReadingRules rules, String trigger, String... segments) {
        return fact(rules, trigger, segments).persons();
    }

    /** @param from null: from nowhere */
    static FieldMove move(@Nullable String from, String to, boolean always) {
        return new FieldMove(
                from == null ? null : FieldPath.parse(from).orElseThrow(),
                FieldPath.parse(to).orElseThrow(),
                always);
    }

    static ReadingRules moves(FieldMove... moves) {
        return rules(List.of(moves), List.of(), List.of());
    }

    static ReadingRules rules(List<FieldMove> moves, List<FieldPath> dropped, List<FieldMove> fallbacks) {
        return new ReadingRules(
                "persons",
                RULES.identifiers(),
                RULES.triggers(),
                RULES.ignoredTriggers(),
                RULES.characterSet(),
                RULES.versions(),
                RULES.unwantedEncounterTypes(),
                moves,
                dropped,
                fallbacks,
                RULES.times(),
                RULES.codes(),
                false,
                true);
    }
}
