package health.polaris.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.message.RawSegment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ProfileFile FILE = new ProfileFile(Path.of("site.yaml"), LONDON);
    private static final String ONE = "profiles:\n  one:\n    senders: [{application: PAS, facility: STM}]\n";

    private static ProfileSet read(String yaml) {
        return FILE.profiles(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNotSaidIsTheContract() {
        SiteProfile one = read(ONE).named("one").orElseThrow();
        ReadingRules contract = ReadingRules.contract(LONDON);
        assertThat(one.rules())
                .usingRecursiveComparison()
                .ignoringFields("profile")
                .isEqualTo(contract);
        assertThat(one.characterSet()).isEqualTo(CharacterSetRule.CONTRACT);
        assertThat(one.identicalResendAccepted()).isFalse();
        assertThat(one.retention()).isEmpty();
        assertThat(one.acknowledgementMode()).isEqualTo(AcknowledgementMode.ORIGINAL);
        assertThat(read(ONE).byDefault()).isEqualTo(SiteProfile.contract(LONDON));
        assertThat(read("profiles: {}").all()).hasSize(1);
        assertThat(read("profiles: {default: {strict: true}}")
                        .byDefault()
                        .rules()
                        .strict())
                .isTrue();
    }

    @Test
    void anEventIsIgnoredOrHandledAsAnotherNotBoth() {
        assertThatThrownBy(() -> read(ONE + "    ignore-triggers: [A06]\n    trigger-aliases: {A06: A02}\n"))
                .hasMessageContaining("profile one: ignore-triggers: A06 is in trigger-aliases too");
    }

    @Test
    void readsRetentionAndMode() {
        SiteProfile one = read(ONE + "    keep-messages: 730d\n    acknowledgement-mode: enhanced\n")
                .named("one")
                .orElseThrow();
        assertThat(one.retention()).contains(Duration.ofDays(730));
        assertThat(one.acknowledgementMode()).isEqualTo(AcknowledgementMode.ENHANCED);
        assertThat(read(ONE + "    keep-messages: forever\n")
                        .named("one")
                        .orElseThrow()
                        .retention())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        strict: perhaps                     | strict: must be true or false, not "perhaps"
        strict:                             | strict: has no value
        tiggers: [A01]                      | tiggers: no such key; there are senders, identifiers, triggers
        triggers: [A29]                     | triggers: "A29" cannot be interpreted; there are [A01, A02
        triggers: A01                       | triggers: must be a list, [A01]
        trigger-aliases: {A01: A02}         | trigger-aliases: A01 is interpreted as itself
        trigger-aliases: {A6: A02}          | trigger-aliases: "A6" is no ADT event such as A06
        trigger-aliases: {A06: A29}         | trigger-aliases: "A29" cannot be interpreted
        versions: [2.4]                     | versions: must be a text; write "2.4" in quotes
        time-zone: Europe/Lodnon            | time-zone: no such zone "Europe/Lodnon"
        visit-number: [PV1]                 | visit-number: "PV1" is no place in a message such as PV1-19
        admission-time: [EVN-0]             | admission-time: "EVN-0" is no place in a message
        moves: [{from: ZPI-4}]              | moves[1].to: is missing
        moves: [{from: ZPI-4, to: MSH-10}]  | moves[1].to: MSH cannot be changed, the sender is answered by it
        moves: [{from: ZPI-4, to: PV1-19, when: never}] | moves[1].when: must be empty or always, not "never"
        moves: [{from: ZPI-4, to: PV1-19, of: X}] | moves[1].of: no such key; there are from, to, when
        character-set: {msh-18: second}     | character-set.msh-18: must be ignore or after-utf-8 or first, not "second"
        character-set: {fallback: UTF-16}   | character-set.fallback: no such character set, or none that ASCII is a part of
        character-set: {fallback: latin 99} | character-set.fallback: no such character set, or none that ASCII is a part of: "latin 99"
        identifiers: {mrn: [{}]}            | identifiers.mrn[1].types: types, authorities or both are needed
        identifiers: {nhs: []}              | identifiers.nhs: no such key; there are mrn, nhs-number
        identifiers: {mrn: [{types: [MR], namespace: 7}]} | identifiers.mrn[1].namespace: must be a text; write "7" in quotes
        identifiers: {nhs-number: [{types: [NHS], namespace: A}]} | identifiers.nhs-number[1].namespace: no such key; there are types, authorities
        identifiers: {known-mrn-types: MRN} | identifiers.known-mrn-types: must be a list, [MRN]
        visit-number-namespace: 7           | visit-number-namespace: must be a text; write "7" in quotes
        no-identifiers: [0]                 | no-identifiers: must be a text; write "0" in quotes
        no-identifiers: [""]                | no-identifiers: must not be empty
        location-case: upper                | location-case: must be respect or ignore, not "upper"
        sent-at: EVN                        | sent-at: "EVN" is no place in a message such as PV1-19
        clock: wrong                        | clock: must be synchronised or unsynchronised, not "wrong"
        waiting-time: 24                    | waiting-time: must be a text; write "24" in quotes
        waiting-time: a day                 | waiting-time: must be a time such as 24h, 90m or 2d, not "a day"
        local-window: 0h                    | local-window: must be a time such as 24h, 90m or 2d, not "0h"
        offset: msh-6                       | offset: must be time-zone or msh-7, not "msh-6"
        encounter-types: [I]                | encounter-types: must say what each code means, {I: INPATIENT}
        encounter-types: {I: }              | encounter-types: has no value
        sexes: {W: female}                  | sexes: "female" is no sex; there are [M, F, I, U]
        ignore-triggers: [A6]               | ignore-triggers: "A6" is no ADT event such as A60
        drop: [MSH-10]                      | drop: MSH cannot be changed, the sender is answered by it
        drop: PID-7                         | drop: must be a list, [PID-7]
        moves: [{from: 7, to: PID-7}]       | moves[1].from: must be a text; write "7" in quotes
        character-set: {latin-1: UTF-16}    | character-set.latin-1: no such character set, or none that ASCII is a part of
        character-set: {always: klingon}    | character-set.always: no such character set
        identical-resend: true              | identical-resend: must be refuse or accept, not "true"
        keep-messages: 3                    | keep-messages: must be a text; write "3" in quotes
        keep-messages: 0d                   | keep-messages: must be a number of days such as 730d, or forever, not "0d"
        oru-location: divided               | oru-location: must be raw or split, not "divided"
        silent-after: 3                     | silent-after: must be a text; write "3" in quotes
        acknowledgement-mode: none          | acknowledgement-mode: must be one of original, enhanced,
        """)
    void saysWhichKeyOfWhichProfileIsWrong(String line, String problem) {
        assertThatThrownBy(() -> read(ONE + "    " + line + "\n"))
                .isInstanceOf(InvalidProfilesException.class)
                .hasMessageStartingWith("Site profiles site.yaml: profile one: ")
                .hasMessageContaining("profile one: " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        profiles: [                         | no YAML:
        profiles: {a: !!int b}              | no YAML: For input string: "b"
        profiles: {a: !!binary '%'}         | no YAML:
        profiles: {a: 1, a: 2}              | no YAML: while constructing a mapping
        profile: {}                         | profiles: is missing; profile: no such key; there are profiles
        - a                                 | must begin with the key profiles
        profiles: {One: {}}                 | profile One: a name has up to 40 of
        profiles: {one: }                   | profile one: must have keys with values
        profiles: {one: {}}                 | profile one: senders: needs at least one
        profiles: {default: {senders: [{application: A, facility: B}]}} | profile default: senders: the default profile is for
        profiles: {one: {senders: [{application: "*", facility: "*"}]}} | profile one: senders: *
        profiles: {one: {senders: [{application: A}]}} | profile one: senders[1].facility: is missing
        profiles: {one: {senders: [{application: KÖLN, facility: A}]}} | profile one: senders[1].application: can have characters of ASCII
        profiles: {one: {senders: [{application: NO, facility: A}]}} | profile one: senders[1].application: must be a text; write "false"
        profiles: {a: {senders: [{application: A, facility: B}]}, b: {senders: [{application: A, facility: B}]}} | profile b: senders: A
        """)
    void saysWhatIsWrongWithTheWhole(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml))
                .hasMessageStartingWith("Site profiles site.yaml: ")
                .hasMessageContaining(problem);
    }

    @Test
    void tellsEverythingAtOnce() {
        assertThatThrownBy(() -> read(ONE + "    strict: 1\n    time-zone: X\n    versions: 2\n"))
                .hasMessageContaining("strict: ")
                .hasMessageContaining("time-zone: ")
                .hasMessageContaining("versions: ");
    }

    @Test
    void theClosestSenderCounts() {
        ProfileSet profiles = read("""
            profiles:
              any-application: {senders: [{application: "*", facility: STM}]}
              any-facility: {senders: [{application: PAS, facility: "*"}]}
              both: {senders: [{application: PAS, facility: STM}, {application: 1.2.3, facility: STM}]}
              whole: {senders: [{application: ^1.2.4^ISO, facility: STM}]}
            """);
        assertThat(List.of(
                        "PAS|STM",
                        "PAS^1.9^ISO|STM^X",
                        "PAS|OTHER",
                        "OTHER|STM",
                        "OTHER|OTHER",
                        "1.2.3^X|STM",
                        "^1.2.4^ISO|STM",
                        "pas|stm",
                        "|"))
                .extracting(sender ->
                        profiles.of(RawSegment.of("MSH|^~\\&|" + sender)).name())
                .containsExactly(
                        "both",
                        "both",
                        "any-facility",
                        "any-application",
                        "default",
                        "both",
                        "whole",
                        "default",
                        "default");
    }

    @Test
    void aBadFileStopsTheStart() {
        SiteProfiles profiles = new SiteProfiles(read("profiles: {}"));
        ProfileFile gone = new ProfileFile(Path.of("/nowhere/site.yaml"), LONDON);
        assertThatThrownBy(() ->
                        new ProfileReload(Optional.of(gone), profiles, new SimpleMeterRegistry(), Clock.systemUTC()))
                .hasMessage("Site profiles /nowhere/site.yaml: the file cannot be read (NoSuchFileException)");
    }
}
