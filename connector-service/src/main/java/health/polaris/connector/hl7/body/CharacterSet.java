package health.polaris.connector.hl7.body;

import health.polaris.connector.hl7.charset.ByteOrderMark;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.charset.KnownCharsets;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.hl7.message.Utf16;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** From bytes to text, by UTF-8, by what MSH-18 declares (HL7 table 0211) and by what a hospital says. */
final class CharacterSet {

    private static final byte ESCAPE = 0x1B;

    private CharacterSet() {}

    static Optional<String> decode(byte[] bytes, CharacterSetRule rule) {
        return order(bytes, rule).stream()
                .map(charset -> KnownCharsets.decode(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .map(ByteOrderMark::removed);
    }

    /** The character set that the bytes are read by. */
    static Optional<Charset> of(byte[] bytes, CharacterSetRule rule) {
        return order(bytes, rule).stream()
                .filter(charset -> KnownCharsets.decode(bytes, charset).isPresent())
                .findFirst();
    }

    /**
     * Whether MSH-18 names a set that nobody knows and that is needed. Bytes of ASCII without escape sequences are the
     * same in every set; and a fallback of the profile reads every byte, though no escape sequence.
     */
    static boolean isUnknown(byte[] bytes, CharacterSetRule rule) {
        return rule.heedsDeclared()
                && Utf16.of(bytes).isEmpty()
                && (rule.otherwise() == null ? hasOthersThanAscii(bytes) : hasEscape(bytes))
                && declaredNames(bytes).stream()
                        .anyMatch(name -> KnownCharsets.named(name).isEmpty());
    }

    private static boolean hasOthersThanAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0 || each == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEscape(byte[] bytes) {
        for (byte each : bytes) {
            if (each == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private static List<Charset> order(byte[] bytes, CharacterSetRule rule) {
        return rule.always() == null && Utf16.of(bytes).isPresent()
                ? Utf16.of(bytes).stream().toList()
                : rule.forMessage(declaredNames(bytes), bytes);
    }

    private static List<String> declaredNames(byte[] bytes) {
        return RawSegment.headerOf(bytes).map(RawSegment::characterSets).orElseGet(List::of);
    }
}
