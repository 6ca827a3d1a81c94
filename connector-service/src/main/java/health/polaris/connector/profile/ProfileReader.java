package health.polaris.connector.profile;

import health.polaris.connector.hl7.adt.AdtTrigger;
import health.polaris.connector.hl7.adt.FieldMove;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.body.CharacterSetRule;
import health.polaris.connector.hl7.identifier.IdentifierRule;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.observation.oru.LocationFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one profile; every key that is absent is as in the contract. */
final class ProfileReader {

    private static final Pattern OTHER_TRIGGER = Pattern.compile("A\\d\\d");
    private static final FieldPath VISIT_NUMBER = new FieldPath("PV1", 19, 1);
    private static final FieldPath ADMISSION_TIME = new FieldPath("PV1", 44, 1);
    private static final String HEADER = "MSH";

    private enum When {
        EMPTY,
        ALWAYS
    }

    private final String name;
    private final Keys keys;
    private final ReadingRules contract;

    /** @param zone of the service, for profiles that name none */
    ProfileReader(String name, Keys keys, ZoneId zone) {
        this.name = name;
        this.keys = keys;
        this.contract = ReadingRules.contract(zone);
    }

    SiteProfile read() {
        SiteProfile profile = new SiteProfile(
                name,
                senders(),
                rules(),
                characterSet(),
                keys.get(
                                "identical-resend",
                                IdenticalResend.REFUSE,
                                value -> Value.choice(IdenticalResend.class, value))
                        == IdenticalResend.ACCEPT,
                keep(),
                keys.get("oru-location", LocationFormat.RAW, value -> Value.choice(LocationFormat.class, value)),
                keys.get(
                        "acknowledgement-mode",
                        AcknowledgementMode.ORIGINAL,
                        value -> Value.choice(AcknowledgementMode.class, value)));
        keys.refuseOthers();
        return profile;
    }

    private List<Sender> senders() {
        List<Sender> senders = keys.each(
                "senders",
                level -> new Sender(
                        level.required("application", Sender.ANY, Value::ascii),
                        level.required("facility", Sender.ANY, Value::ascii)));
        if (name.equals(SiteProfile.DEFAULT) != senders.isEmpty()) {
            keys.wrong(
                    "senders",
                    senders.isEmpty()
                            ? "needs at least one {application: …, facility: …}"
                            : "the default profile is for everybody else and names nobody");
        }
        senders.stream()
                .filter(sender -> sender.weight() == 0)
                .forEach(all -> keys.wrong("senders", "*|* is everybody: that is the profile named default"));
        return senders;
    }

    private ReadingRules rules() {
        return new ReadingRules(
                name,
                keys.get("identifiers", contract.identifiers(), this::identifiers),
                triggers(),
                keys.get("versions", contract.versions(), Value::filledTexts),
                keys.get("blacklisted-encounter-types", contract.unwantedEncounterTypes(), Value::filledTexts),
                moves(),
                keys.get("time-zone", contract.zone(), Value::zone),
                keys.get("strict", contract.strict(), Value::flag),
                keys.get(
                        "cancellation-closes-local-encounter",
                        contract.cancellationClosesLocalEncounter(),
                        Value::flag));
    }

    private IdentifierRules identifiers(Object value) {
        Keys level = keys.below("identifiers", value);
        IdentifierRules read = new IdentifierRules(
                identifier(level, "mrn", contract.identifiers().mrn()),
                identifier(level, "nhs-number", contract.identifiers().nhsNumber()));
        level.refuseOthers();
        return read;
    }

    /** A list that is there replaces that of the contract, an empty one takes no such identifier at all. */
    private static List<IdentifierRule> identifier(Keys level, String key, List<IdentifierRule> absent) {
        List<IdentifierRule> rules = level.each(key, ProfileReader::identifierRule);
        return level.has(key) ? rules : absent;
    }

    private static IdentifierRule identifierRule(Keys level) {
        Set<String> types = level.get("types", Set.of(), Value::texts);
        Set<String> authorities = level.get("authorities", Set.of(), Value::filledTexts);
        if (types.isEmpty() && authorities.isEmpty()) {
            level.wrong("types", "types, authorities or both are needed");
        }
        return new IdentifierRule(types, authorities);
    }

    private SortedMap<String, AdtTrigger> triggers() {
        SortedMap<String, AdtTrigger> taken = keys.get("triggers", contract.triggers(), value -> {
            SortedMap<String, AdtTrigger> read = new TreeMap<>();
            Value.list(value).forEach(code -> read.put(Value.text(code), Value.trigger(code)));
            return read;
        });
        taken.putAll(keys.get("trigger-aliases", Map.of(), this::aliases));
        return taken;
    }

    private Map<String, AdtTrigger> aliases(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new WrongValueException("must say as what events are handled, {A06: A02}");
        }
        SortedMap<String, AdtTrigger> aliases = new TreeMap<>();
        map.forEach((code, as) -> aliases.put(other(Value.text(code)), Value.trigger(as)));
        return aliases;
    }

    private static String other(String code) {
        if (AdtTrigger.of(code).filter(trigger -> !trigger.mayBeAlias()).isPresent()) {
            throw new WrongValueException(code + " is interpreted as itself");
        }
        if (!OTHER_TRIGGER.matcher(code).matches()) {
            throw new WrongValueException(Value.quoted(code) + " is no ADT event such as A06");
        }
        return code;
    }

    /** What is named as another place for a value is a move too, and comes after those that are written as such. */
    private List<FieldMove> moves() {
        List<FieldMove> moves = new ArrayList<>(keys.each("moves", ProfileReader::move));
        keys.get("visit-number", List.<FieldPath>of(), ProfileReader::paths)
                .forEach(from -> moves.add(new FieldMove(from, VISIT_NUMBER, false)));
        keys.get("admission-time", List.<FieldPath>of(), ProfileReader::paths)
                .forEach(from -> moves.add(new FieldMove(from, ADMISSION_TIME, false)));
        return moves;
    }

    private static List<FieldPath> paths(Object value) {
        return Value.list(value).stream().map(Value::path).toList();
    }

    private static FieldMove move(Keys level) {
        return new FieldMove(
                level.required("from", ADMISSION_TIME, Value::path),
                level.required("to", ADMISSION_TIME, ProfileReader::target),
                level.get("when", When.EMPTY, value -> Value.choice(When.class, value)) == When.ALWAYS);
    }

    private static FieldPath target(Object value) {
        FieldPath path = Value.path(value);
        if (path.segment().equals(HEADER)) {
            throw new WrongValueException("MSH can not be changed, the sender is answered by it");
        }
        return path;
    }

    private CharacterSetRule characterSet() {
        return keys.get("character-set", CharacterSetRule.CONTRACT, value -> {
            Keys level = keys.below("character-set", value);
            CharacterSetRule rule = new CharacterSetRule(
                    level.get(
                            "msh-18",
                            CharacterSetRule.CONTRACT.declared(),
                            declared -> Value.choice(CharacterSetRule.Declared.class, declared)),
                    level.optional("fallback", Value::charset));
            level.refuseOthers();
            return rule;
        });
    }

    private @Nullable Duration keep() {
        return keys.optional("keep-messages", Value::days);
    }
}
