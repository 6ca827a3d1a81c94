package health.polaris.connector.messagelog;

import health.polaris.common.digest.Sha256;
import health.polaris.connector.hl7.message.Blanks;
import health.polaris.eventbus.identifier.NhsNumber;
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
        VISIT;

        /** As numbers are compared (contracts/identity.md §1, I2), and kept: one is found however somebody writes it. */
        public String compared(String asked) {
            return this == NHS_NUMBER ? NhsNumber.withoutBlanksAndHyphens(asked) : Blanks.around(asked);
        }
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
