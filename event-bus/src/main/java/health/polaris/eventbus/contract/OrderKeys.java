package health.polaris.eventbus.contract;

import health.polaris.eventbus.identifier.NhsNumber;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects identifiers with their kind, in order; what is missing or blank identifies nothing. */
final class OrderKeys {

    private final Set<String> keys = new LinkedHashSet<>();

    static Set<String> of(String kind, @Nullable String identifier) {
        return new OrderKeys().and(kind, identifier).toSet();
    }

    OrderKeys and(String kind, @Nullable String identifier) {
        if (identifier != null && !identifier.isBlank()) {
            keys.add(kind + ':' + identifier);
        }
        return this;
    }

    /**
     * What the {@code message} of {@link EprActions} names: numbers of persons, visits and accounts, also those that are
     * merged away or moved. Written as they are compared (contracts/identity.md §1, I1 and I2), and under the shared
     * namespace as the actions write them. Whatever is not of its type names nothing.
     */
    OrderKeys andAllOf(JsonNode message) {
        for (JsonNode person : message.path("persons")) {
            andPerson(person);
            andPerson(person.path("merge"));
            andStay(person.path("visit"), "number");
            andStay(person.path("merge"), "visit");
        }
        return this;
    }

    private void andPerson(JsonNode person) {
        for (JsonNode identifier : person.path("identifiers")) {
            if (identifier.path("kind").asString("").equals("NHS_NUMBER")) {
                and("nhs", NhsNumber.withoutBlanksAndHyphens(value(identifier)));
            } else {
                andNumber("mrn", identifier);
            }
        }
    }

    private void andStay(JsonNode parent, String visit) {
        andNumber("visit", parent.path(visit));
        andNumber("account", parent.path("account"));
    }

    private void andNumber(String kind, JsonNode number) {
        String namespace = number.path("namespace").asString("").strip();
        String value = value(number).strip();
        and(kind, namespace.isEmpty() || value.isEmpty() ? value : namespace + ':' + value);
    }

    private static String value(JsonNode number) {
        return number.path("value").asString("");
    }

    Set<String> toSet() {
        return Collections.unmodifiableSet(keys);
    }
}
