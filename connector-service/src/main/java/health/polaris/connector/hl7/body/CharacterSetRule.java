package health.polaris.connector.hl7.body;

import health.polaris.connector.hl7.charset.KnownCharsets;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Which character sets are tried, and in which order.
 *
 * @param declared what MSH-18 is worth
 * @param otherwise tried last; null: bytes that nothing else can read are no text
 * @param latin1 what senders mean by {@code 8859/1}, tried before it; null: that
 * @param always by which all bytes are read, whatever they look like; null: the others decide
 */
public record CharacterSetRule(
        Declared declared,
        @Nullable Charset otherwise,
        @Nullable Charset latin1,
        @Nullable Charset always) {

    /** UTF-8 first, whatever is declared: real feeds declare {@code 8859/1} and send ASCII or UTF-8. */
    public static final CharacterSetRule CONTRACT = new CharacterSetRule(Declared.AFTER_UTF_8, null, null, null);

    /** The use of MSH-18 (HL7 table 0211). */
    public enum Declared {
        IGNORE,
        AFTER_UTF_8,
        FIRST
    }

    boolean heedsDeclared() {
        return declared != Declared.IGNORE && always == null;
    }

    /** Whether the separators of HL7 are where ASCII has them. */
    public static boolean isLikeAscii(Charset charset) {
        return KnownCharsets.isLikeAscii(charset);
    }
}
