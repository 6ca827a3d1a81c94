package health.polaris.connector.messagelog;

import health.polaris.common.digest.Sha256;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A number that a message is found by, beside the patient's and the visit's own ({@code hl7_message.other_numbers}). */
public record SearchKey(Kind kind, String number) {

    /** What kind of number it is. */
    public enum Kind {
        MRN,
        NHS_NUMBER,
        /** Of a visit or an account. */
        VISIT
    }

    /** What the table holds of it. */
    public byte[] digest() {
        return Sha256.of(kind + "|" + number);
    }

    /** An array as PostgreSQL reads it; null for none. */
    static @Nullable String column(Collection<SearchKey> keys) {
        return keys.isEmpty()
                ? null
                : keys.stream()
                        .map(key -> "\"\\\\x" + HexFormat.of().formatHex(key.digest()) + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
