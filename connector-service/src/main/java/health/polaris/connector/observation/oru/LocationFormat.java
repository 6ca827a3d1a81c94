package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.message.EscapeSequences.escape;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How PV1-3 is made of the platform's location code. */
public enum LocationFormat {
    /** As it is: the code is a field already, {@code STM-W12^BAY C^BED 2}. */
    RAW {
        @Override
        String field(String code) {
            return code.replace("|", "\\F\\")
                    .replace("\r\n", "\\.br\\")
                    .replace("\r", "\\.br\\")
                    .replace("\n", "\\.br\\");
        }
    },
    /** {@code STM-W12:BAY C:BED 2} as ward, bay and bed, {@code STM-W12^BAY C^BED 2}. */
    SPLIT {
        @Override
        String field(String code) {
            return Arrays.stream(code.split(":", -1))
                    .map(level -> escape(level))
                    .collect(Collectors.joining("^"));
        }
    };

    abstract String field(String code);
}
