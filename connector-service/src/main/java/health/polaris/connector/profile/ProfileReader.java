package health.polaris.connector.profile;

import health.polaris.connector.hl7.adt.AdtTrigger;
import health.polaris.connector.hl7.adt.FieldMove;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.value.CodeRules;
import health.polaris.connector.hl7.value.TimeRules;
import health.polaris.connector.profile.value.Keys;
import health.polaris.connector.profile.value.Value;
import health.polaris.connector.profile.value.WrongValueException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one profile; every key that is absent is as in the contract. */
final class ProfileReader {

    private static final Pattern OTHER_TRIGGER = Pattern.compile("A\\d\\d");
    private static final FieldPath VISIT_NUMBER = FieldPath.of("PV1", 19, 1);
    private static final FieldPath ADMISSION_TIME = FieldPath.of("PV1", 44, 1);
    private static final String HEADER = "MSH";

    private enum LocationCase {
        RESPECT,
        IGNORE
    }

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
        List<Sender> senders = senders();
        ReadingRules rules = rules();
        SiteProfile profile = new SiteProfile(
                name,
                senders,
                rules,
                keys.get(
                                "identical-resend",
                                IdenticalResend.REFUSE,
                                value -> Value.choice(IdenticalResend.class, value))
                        == IdenticalResend.ACCEPT,
                keep(),
                keys.optional("silent-after", Value::duration),
                new ObservationFormatReader(keys).read(rules.identifiers()),
                keys.get("acknowledgement-mode", AcknowledgementMode.ORIGINAL, AcknowledgementMode::read));
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
        IdentifierReader identifiers = new IdentifierReader(keys);
        IdentifierRules patients = identifiers.patients();
        SortedMap<String, AdtTrigger> triggers = triggers();
        return new ReadingRules(
                name,
                identifiers.all(patients),
                triggers,
                ignoredTriggers(),
                characterSet(),
                keys.get("versions", contract.versions(), Value::filledTexts),
                keys.get("blacklisted-encounter-types", contract.unwantedEncounterTypes(), Value::filledTexts),
                keys.each("moves", ProfileReader::move),
                keys.get("drop", contract.dropped(), ProfileReader::targets),
                fallbacks(),
                times(),
                codes(),
                keys.get("strict", contract.strict(), Value::flag),
                keys.get(
                        "cancellation-closes-local-encounter",
                        contract.cancellationClosesLocalEncounter(),
                        Value::flag));
    }

    private TimeRules times() {
        TimeRules absent = contract.times();
        return new TimeRules(
                keys.get("time-zone", absent.zone(), Value::zone),
                keys.get("offset", absent.offset(), value -> Value.choice(TimeRules.Offset.class, value)),
                keys.get("sent-at", absent.sentAt(), Value::path),
                keys.get("clock", absent.clock(), value -> Value.choice(TimeRules.SenderClock.class, value)),
                keys.get("waiting-time", absent.waitingTime(), Value::duration),
                keys.get("local-window", absent.localWindow(), Value::duration));
    }

    private CodeRules codes() {
        return new CodeRules(
                keys.get("encounter-types", CodeRules.CONTRACT.encounterTypes(), Value::mapping),
                keys.get("sexes", CodeRules.CONTRACT.sexes(), Value::sexes),
                keys.get("location-case", LocationCase.RESPECT, value -> Value.choice(LocationCase.class, value))
                        == LocationCase.IGNORE);
    }

    /** Events that are interpreted, and others; what is ignored is not handled as something else. */
    private Set<String> ignoredTriggers() {
        Set<String> ignored = keys.get("ignore-triggers", contract.ignoredTriggers(), value -> {
            Set<String> read = Value.filledTexts(value);
            read.stream()
                    .filter(code -> !OTHER_TRIGGER.matcher(code).matches())
                    .findFirst()
                    .ifPresent(code -> {
                        throw new WrongValueException(Value.quoted(code) + " is no ADT event such as A60");
                    });
            return read;
        });
        ignored.stream()
                .filter(code -> keys.get("trigger-aliases", Map.of(), ProfileReader::map)
                        .containsKey(code))
                .forEach(code -> keys.wrong("ignore-triggers", code + " is in trigger-aliases too"));
        return ignored;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
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

    /** Where else a value is looked for. */
    private List<FieldMove> fallbacks() {
        List<FieldMove> moves = new ArrayList<>();
        keys.get("visit-number", List.<FieldPath>of(), ProfileReader::paths)
                .forEach(from -> moves.add(new FieldMove(from, VISIT_NUMBER, false)));
        keys.get("admission-time", List.<FieldPath>of(), ProfileReader::paths)
                .forEach(from -> moves.add(new FieldMove(from, ADMISSION_TIME, false)));
        return moves;
    }

    private static List<FieldPath> targets(Object value) {
        return Value.list(value).stream().map(ProfileReader::target).toList();
    }

    private static List<FieldPath> paths(Object value) {
        return Value.list(value).stream().map(Value::path).toList();
    }

    private static FieldMove move(Keys level) {
        return new FieldMove(
                level.required("from", Optional.of(ADMISSION_TIME), ProfileReader::source)
                        .orElse(null),
                level.required("to", ADMISSION_TIME, ProfileReader::target),
                level.get("when", When.EMPTY, value -> Value.choice(When.class, value)) == When.ALWAYS);
    }

    /** The empty text is nowhere: the place that is moved to is blanked. */
    private static Optional<FieldPath> source(Object value) {
        return "".equals(value) ? Optional.empty() : Optional.of(Value.path(value));
    }

    private static FieldPath target(@Nullable Object value) {
        FieldPath path = Value.path(value);
        if (path.segment().equals(HEADER)) {
            throw new WrongValueException("MSH cannot be changed, the sender is answered by it");
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
                    level.optional("fallback", Value::charset),
                    level.optional("latin-1", Value::charset),
                    level.optional("always", Value::charset));
            level.refuseOthers();
            return rule;
        });
    }

    private @Nullable Duration keep() {
        return keys.optional("keep-messages", Value::days);
    }
}
