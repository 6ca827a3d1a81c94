package health.polaris.eventbus.contract;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the {@code message} of {@link EprActions} names: numbers of persons, visits and accounts, also those that are
 * merged away or moved. Written as they are compared (contracts/identity.md §1, I1 and I2), and under the shared
 * namespace as the actions write them. Whatever is not of its type names nothing.
 */
final class MessageKeys {

    private static final Pattern BLANKS_AND_HYPHENS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

    private MessageKeys() {}

    static void addTo(OrderKeys keys, JsonNode message) {
        for (JsonNode person : message.path("persons")) {
            addPerson(keys, person);
            addPerson(keys, person.path("merge"));
            addStay(keys, person.path("visit"), "number");
            addStay(keys, person.path("merge"), "visit");
        }
    }

    private static void addPerson(OrderKeys keys, JsonNode person) {
        for (JsonNode identifier : person.path("identifiers")) {
            if (identifier.path("kind").asString("").equals("NHS_NUMBER")) {
                keys.and("nhs", BLANKS_AND_HYPHENS.matcher(value(identifier)).replaceAll(""));
            } else {
                add(keys, "mrn", identifier);
            }
        }
    }

    private static void addStay(OrderKeys keys, JsonNode parent, String visit) {
        add(keys, "visit", parent.path(visit));
        add(keys, "account", parent.path("account"));
    }

    private static void add(OrderKeys keys, String kind, JsonNode number) {
        String namespace = number.path("namespace").asString("").strip();
        String value = value(number).strip();
        keys.and(kind, namespace.isEmpty() || value.isEmpty() ? value : namespace + ':' + value);
    }

    private static String value(JsonNode number) {
        return number.path("value").asString("");
    }
}
