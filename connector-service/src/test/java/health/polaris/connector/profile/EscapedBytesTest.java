package health.polaris.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.value.PersonName;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes in escape sequences are in the character set that the same bytes of the message would be in. */
class EscapedBytesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static SiteProfile profile(String characterSet) {
        String yaml = "profiles: {one: {senders: [{application: PAS, facility: STM}], character-set: {%s}}}"
                .formatted(characterSet);
        return ProfileDraft.read(yaml, LONDON);
    }

    private static String message(String declared, String name) {
        return "MSH|^~\\&|PAS|STM|||20260302080000||ADT^A01|1|P|2.4||||||" + declared + "\rPID|1||5^^^STM^MRN||" + name;
    }

    private static @Nullable String family(ReadingRules rules, String text) {
        return PersonName.in(rules.read(MessageText.of(text).orElseThrow())
                        .segment("PID")
                        .orElseThrow()
                        .field(5))
                .family();
    }

    @ParameterizedTest
    @CsvSource({
        "fallback: windows-1252, '', 5\\X80\\, 5€",
        "fallback: windows-1252, '', Ren\\XC3A9\\e, Renée",
        "fallback: GB18030, '', \\XC9BD\\\\XCC\\\\XEF\\, 山田",
        "fallback: windows-1252, 8859/15, 5\\XA4\\, 5€",
        "fallback: windows-1251, ANSI, \\XC6F3EA\\, Жук",
        "latin-1: windows-1252, 8859/1, O\\X92\\Neill, O’Neill",
        "always: GB18030, '', \\XC9BDCCEF\\, 山田",
        "always: windows-1251, 8859/1, \\XC6F3EA\\, Жук",
        "'msh-18: ignore, fallback: windows-1251', 8859/1, \\XC6F3EA\\, Жук",
        "msh-18: first, 8859/1~8859/5, M\\XFC\\ller, Müller",
        "msh-18: after-utf-8, 8859/1~ISO IR87, \\X1B24423B3345441B2842\\, 山田",
        "msh-18: after-utf-8, '~ISO IR87', \\X1B24423B3345441B2842\\, 山田",
        "msh-18: after-utf-8, '8859/1^ISO 8859-1^HL70211', M\\XFC\\ller, Müller",
        "msh-18: after-utf-8, ASCII~8859/5, \\XB6E3DA\\, Жук",
        "msh-18: after-utf-8, UNICODE UTF-16, \\X5C717530\\, 山田",
    })
    void areInTheSetThatTheProfileSays(String characterSet, String declared, String name, String meant) {
        assertThat(family(profile(characterSet).rules(), message(declared, name)))
                .isEqualTo(meant);
    }

    /** What the message would be with the bytes as they are. */
    @ParameterizedTest
    @CsvSource({
        "fallback: windows-1252, '', 35 80",
        "latin-1: windows-1252, 8859/1, 4F 92",
        "always: GB18030, '', C9 BD CC EF",
        "'msh-18: ignore, fallback: windows-1251', 8859/1, C6 F3 EA",
        "msh-18: first, 8859/5, B6 E3 DA",
        "fallback: windows-1251, 8859/99, C6 F3 EA",
    })
    void areReadAsTheSameBytesOutsideOfOne(String characterSet, String declared, String hex) {
        SiteProfile profile = profile(characterSet);
        byte[] name = HexFormat.ofDelimiter(" ").parseHex(hex);
        byte[] raw =
                message(declared, new String(name, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        MessageBody.Decoded decoded = (MessageBody.Decoded) MessageBody.of(raw, profile.characterSet());
        String escaped = "\\X" + HexFormat.of().withUpperCase().formatHex(name) + "\\";
        assertThat(family(profile.rules(), message(declared, escaped)))
                .isEqualTo(family(profile.rules(), decoded.text()));
    }

    @Test
    void areReadSoOfEachPatientOfAMessage() {
        String text = message("", "5\\X80\\").replace("A01", "A40") + "\rMRG|6^^^STM^MRN\rPID|2||7^^^STM^MRN||6\\X80\\"
                + "\rMRG|8^^^STM^MRN";
        assertThat(profile("fallback: windows-1252")
                        .rules()
                        .read(MessageText.of(text).orElseThrow())
                        .persons())
                .extracting(person -> PersonName.in(person.patient().field(5)).family())
                .containsExactly("5€", "6€");
    }
}
