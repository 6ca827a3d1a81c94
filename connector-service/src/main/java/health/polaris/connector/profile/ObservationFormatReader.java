package health.polaris.connector.profile;

import health.polaris.connector.hl7.escape.LineEndEscape;
import health.polaris.connector.hl7.identifier.IdentifierRule;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.observation.oru.LocationFormat;
import health.polaris.connector.observation.oru.OruFormat;
import health.polaris.connector.observation.oru.OruVersion;
import health.polaris.connector.profile.value.Keys;
import health.polaris.connector.profile.value.Value;
import health.polaris.connector.profile.value.WrongValueException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a profile that say how its system wants observations. */
final class ObservationFormatReader {

    private static final Map<String, LineEndEscape> LINE_ENDS =
            Map.of("x0d", LineEndEscape.X0D, "blank", LineEndEscape.BLANK);

    private final Keys keys;
    private final OruFormat contract = OruFormat.CONTRACT;

    ObservationFormatReader(Keys keys) {
        this.keys = keys;
    }

    /** @param identifiers of the profile: numbers go out under the names by which they come in */
    OruFormat read(IdentifierRules identifiers) {
        return new OruFormat(
                keys.get("oru-version", contract.version(), ObservationFormatReader::version),
                keys.get("oru-location", contract.location(), value -> Value.choice(LocationFormat.class, value)),
                keys.get("oru-line-end", contract.lineEnds(), ObservationFormatReader::lineEnd),
                naming(identifiers.mrn(), IdentifierRules.CONTRACT.mrn(), contract.mrn()),
                naming(identifiers.nhsNumber(), IdentifierRules.CONTRACT.nhsNumber(), contract.nhsNumber()));
    }

    private static OruVersion version(Object value) {
        return OruVersion.ALL.stream()
                .filter(version -> version.label().equals(value))
                .findFirst()
                .orElseThrow(() -> new WrongValueException("must be "
                        + OruVersion.ALL.stream()
                                .map(version -> Value.quoted(version.label()))
                                .collect(Collectors.joining(" or "))
                        + ", in quotes, not " + Value.quoted(value)));
    }

    private static LineEndEscape lineEnd(Object value) {
        LineEndEscape known = value instanceof String text ? LINE_ENDS.get(text) : null;
        if (known == null) {
            throw new WrongValueException("must be x0d or blank, not " + Value.quoted(value));
        }
        return known;
    }

    /** The first rule's first type and authority that say something. */
    private static OruFormat.NumberNaming naming(
            List<IdentifierRule> rules, List<IdentifierRule> unchanged, OruFormat.NumberNaming otherwise) {
        if (rules.equals(unchanged)) {
            return otherwise;
        }
        String type = first(rules.stream().limit(1).flatMap(rule -> rule.types().stream()));
        String authority = first(rules.stream()
                .limit(1)
                .flatMap(rule -> Stream.concat(rule.authorities().stream(), Stream.of(rule.namespace()))));
        return new OruFormat.NumberNaming(
                authority == null ? otherwise.authority() : authority, type == null ? otherwise.type() : type);
    }

    private static @Nullable String first(Stream<String> names) {
        return names.filter(name -> !name.isBlank()).findFirst().orElse(null);
    }
}
