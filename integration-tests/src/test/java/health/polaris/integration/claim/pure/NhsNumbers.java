package health.polaris.integration.claim.pure;

import java.util.HashMap;
import java.util.Map;

/** {@code n1} as ten digits whose last one is right, and back. */
final class NhsNumbers {

    private static final int MOST = 200;
    private static final long FIRST_BODY = 400_000_000;
    private static final Map<String, String> REAL = new HashMap<>();
    private static final Map<String, String> SYMBOLS = new HashMap<>();

    static {
        int symbol = 1;
        for (long body = FIRST_BODY; symbol <= MOST; body++) {
            String number = withCheckDigit(body);
            if (number.length() == 10) {
                REAL.put("n" + symbol, number);
                SYMBOLS.put(number, "n" + symbol++);
            }
        }
    }

    private NhsNumbers() {}

    static String real(String symbol) {
        return REAL.getOrDefault(symbol, symbol);
    }

    static String symbol(String real) {
        return SYMBOLS.getOrDefault(real, real);
    }

    private static String withCheckDigit(long body) {
        String digits = Long.toString(body);
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            sum += (10 - place) * Character.digit(digits.charAt(place), 10);
        }
        return digits + (11 - sum % 11) % 11;
    }
}
