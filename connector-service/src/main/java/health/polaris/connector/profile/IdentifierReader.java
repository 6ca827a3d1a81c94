package health.polaris.connector.profile;

import health.polaris.connector.hl7.identifier.IdentifierRule;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.profile.value.Keys;
import health.polaris.connector.profile.value.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the keys of a profile that say which numbers are whose. */
final class IdentifierReader {

    private final Keys keys;
    private final IdentifierRules contract = IdentifierRules.CONTRACT;

    IdentifierReader(Keys keys) {
        this.keys = keys;
    }

    /** Those of patients. */
    IdentifierRules patients() {
        return keys.get("identifiers", contract, this::ofPatients);
    }

    /** With what holds for all numbers. */
    IdentifierRules all(IdentifierRules patients) {
        return new IdentifierRules(
                patients.mrn(),
                patients.nhsNumber(),
                keys.get("visit-number-namespace", contract.visitNumberNamespace(), IdentifierReader::namespace),
                keys.get("no-identifiers", contract.noIdentifiers(), IdentifierReader::stripped),
                patients.knownMrnTypes());
    }

    private IdentifierRules ofPatients(Object value) {
        Keys level = keys.below("identifiers", value);
        IdentifierRules read = new IdentifierRules(
                rules(level, "mrn", contract.mrn(), true),
                rules(level, "nhs-number", contract.nhsNumber(), false),
                contract.visitNumberNamespace(),
                contract.noIdentifiers(),
                level.get("known-mrn-types", contract.knownMrnTypes(), IdentifierReader::stripped));
        level.refuseOthers();
        return read;
    }

    /** A list that is there replaces that of the contract, an empty one takes no such identifier at all. */
    private static List<IdentifierRule> rules(
            Keys level, String key, List<IdentifierRule> absent, boolean withNamespace) {
        List<IdentifierRule> rules = level.each(key, each -> rule(each, withNamespace));
        return level.has(key) ? rules : absent;
    }

    /** NHS numbers have one number range for all. */
    private static IdentifierRule rule(Keys level, boolean withNamespace) {
        Set<String> types = level.get("types", Set.of(), Value::texts);
        Set<String> authorities = level.get("authorities", Set.of(), Value::texts);
        if (types.isEmpty() && authorities.isEmpty()) {
            level.wrong("types", "types, authorities or both are needed");
        }
        String namespace = withNamespace ? level.get("namespace", "", IdentifierReader::namespace) : "";
        return new IdentifierRule(types, authorities, namespace);
    }

    private static String namespace(Object value) {
        return Value.text(value).strip();
    }

    private static Set<String> stripped(Object value) {
        return Value.filledTexts(value).stream().map(String::strip).collect(Collectors.toSet());
    }
}
