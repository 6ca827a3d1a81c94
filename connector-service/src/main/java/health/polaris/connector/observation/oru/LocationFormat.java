package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.escape.EscapeSequences.escape;

import health.polaris.connector.hl7.escape.LineEndEscape;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How PV1-3 is made of the platform's location code. */
public enum LocationFormat {
    /** As it is: the code is a field already, {@code STM-W12^BAY C^BED 2}. */
    RAW {
        @Override
        String field(String code, LineEndEscape lineEnds) {
            String lineEnd = escape("\r", lineEnds);
            return code.replace("|", "\\F\\")
                    .replace("\r\n", lineEnd)
                    .replace("\r", lineEnd)
                    .replace("\n", lineEnd);
        }
    },
    /** {@code STM-W12:BAY C:BED 2} as ward, bay and bed, {@code STM-W12^BAY C^BED 2}. */
    SPLIT {
        @Override
        String field(String code, LineEndEscape lineEnds) {
            return Arrays.stream(code.split(":", -1))
                    .map(level -> escape(level, lineEnds))
                    .collect(Collectors.joining("^"));
        }
    };

    abstract String field(String code, LineEndEscape lineEnds);
}
