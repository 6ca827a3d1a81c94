package health.polaris.connector.hl7.body;

import health.polaris.connector.hl7.charset.CharacterSetRule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first stage: from the {@code body} of the request to text. */
public sealed interface MessageBody {

    /** @param text the message with its own line ends, without byte order mark */
    record Decoded(String text) implements MessageBody {}

    /** The body is no base64, or its bytes are no text. */
    record Undecodable(Unreadable reason) implements MessageBody {}

    /** The bytes of the base64 text of a request; empty when it is not valid. */
    static Optional<byte[]> bytes(String base64) {
        return Base64Text.decode(base64);
    }

    /** The character set that {@link #of(byte[], CharacterSetRule)} reads bytes by; UTF-8 when it cannot. */
    static Charset charset(byte[] bytes, CharacterSetRule rule) {
        return CharacterSet.of(bytes, rule).orElse(StandardCharsets.UTF_8);
    }

    /** Something to look at when bytes could not be decoded: each byte a character where nothing else fits. */
    static String approximately(byte[] bytes) {
        return CharacterSet.decode(bytes, CharacterSetRule.CONTRACT)
                .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Decodes bytes as one feed wants it. */
    static MessageBody of(byte[] bytes, CharacterSetRule rule) {
        if (CharacterSet.isUnknown(bytes, rule)) {
            return new Undecodable(Unreadable.CHARACTER_SET_UNKNOWN);
        }
        Optional<String> text = CharacterSet.decode(bytes, rule);
        if (text.isEmpty()) {
            return new Undecodable(Unreadable.CHARACTER_SET);
        }
        return text.get().indexOf('\0') >= 0 ? new Undecodable(Unreadable.NUL_CHARACTER) : new Decoded(text.get());
    }
}
