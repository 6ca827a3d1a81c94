package health.polaris.connector.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One measurement.
 *
 * @param value a number as it was written, or a text
 * @param refused by the patient
 * @param metadata position, mask, parts of the Glasgow coma scale
 */
public record Observation(
        @Nullable String value,
        @Nullable String text,
        @Nullable String unit,
        boolean refused,
        @Nullable String score,
        @Nullable OffsetDateTime measuredAt,
        JsonPart metadata) {

    private static final int LONGEST_NUMBER = 64;
    private static final int MOST_PLACES = 40;

    static Observation of(JsonPart part) {
        return new Observation(
                part.text("observation_value"),
                part.text("observation_string"),
                part.filled("observation_unit"),
                part.isTrue("patient_refused"),
                part.filled("score_value"),
                part.time("measured_time"),
                part.part("observation_metadata"));
    }

    /** One that was neither measured nor refused says nothing. */
    public boolean usable() {
        return refused || value != null || text != null;
    }

    /** Half to even: 80.5 is 80, 81.5 is 82. */
    public String rounded() {
        return value == null
                ? ""
                : number(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    public String asMeasured() {
        return value == null ? "" : number(value).toPlainString();
    }

    /** 13.9 is 13; what is no number stays as it is. */
    public String cut() {
        try {
            return value == null
                    ? ""
                    : number(value).setScale(0, RoundingMode.DOWN).toPlainString();
        } catch (InvalidObservationSetException text) {
            return value;
        }
    }

    private static BigDecimal number(String value) {
        try {
            if (value.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(value.strip());
                if (Math.abs(number.scale()) <= MOST_PLACES) {
                    return number;
                }
            }
        } catch (NumberFormatException noNumber) {
            // The same refusal as for one that is too long.
        }
        throw JsonPart.illTyped("observation_value", "a number");
    }
}
