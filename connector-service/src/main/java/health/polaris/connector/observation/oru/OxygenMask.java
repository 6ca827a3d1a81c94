package health.polaris.connector.observation.oru;

import org.jspecify.annotations.Nullable;

/**
 * A way to give oxygen, as one hospital calls it.
 *
 * @param name as in the observations
 * @param code of the EPR; {@code {mask_percent}} in it stands for the percentage
 */
public record OxygenMask(String name, String code) {

    private static final String AIR = "21";

    public OxygenMask {
        if (name == null || name.isBlank() || code == null || code.isBlank()) {
            throw new IllegalArgumentException("Every oxygen mask needs a name and a code");
        }
    }

    /** {@code V28^Venturi 28%}; without percentage that of air in the code, and none in the name: {@code HIF21^High Flow}. */
    CodedValue value(@Nullable String percent) {
        String said = percent == null ? name : name + " " + percent + "%";
        return new CodedValue(code.replace("{mask_percent}", percent == null ? AIR : percent), said);
    }
}
