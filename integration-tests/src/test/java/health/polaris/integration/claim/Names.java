package health.polaris.integration.claim;

import health.polaris.integration.claim.said.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers that a history bears in the suite this time: many are told at once, and again, and none knows another. */
final class Names {

    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() / 1000 % 2_000_000);
    private static final int NHS_NUMBERS = 60;
    private static final long FIRST_BODY = 400_000_000;
    /** Its check digit would be 10. */
    private static final String INVALID = "1234567890";

    private final long telling = NEXT.incrementAndGet();
    private final Map<String, String> symbols = new HashMap<>();

    /** {@code m1} as {@code CLAIM-17-m1}; visit numbers and control ids likewise. */
    String real(String symbol) {
        return "CLAIM-%d-%s".formatted(telling, symbol);
    }

    /** {@code n1} as ten digits whose last one is right. */
    String nhs(String symbol) {
        if (symbol.equals(Person.INVALID)) {
            return INVALID;
        }
        long number = telling * NHS_NUMBERS + Integer.parseInt(symbol.substring(1));
        String even = withCheckDigit(FIRST_BODY + 2 * number);
        String nhs = even.length() == 10 ? even : withCheckDigit(FIRST_BODY + 2 * number + 1);
        symbols.put(nhs, symbol);
        return nhs;
    }

    /** The other way round. */
    String symbol(String real) {
        return real.startsWith(real("")) ? real.substring(real("").length()) : symbols.getOrDefault(real, real);
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
