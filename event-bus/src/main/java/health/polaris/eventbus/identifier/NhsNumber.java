package health.polaris.eventbus.identifier;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What makes ten digits an NHS number: one judgement for who reads messages and for who keeps patients. */
public final class NhsNumber {

    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern TEN_EQUAL_DIGITS = Pattern.compile("([0-9])\\1{9}");
    private static final Pattern BLANKS_AND_HYPHENS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final int LENGTH = 10;

    private NhsNumber() {}

    /**
     * The last digit checks the others: weights 10 to 2, modulo 11; a remainder of 0 demands 0, else 11 minus the
     * remainder.
     */
    public static boolean isValid(String text) {
        if (!TEN_DIGITS.matcher(text).matches()) {
            return false;
        }
        int sum = IntStream.range(0, LENGTH - 1)
                .map(i -> (text.charAt(i) - '0') * (LENGTH - i))
                .sum();
        return (11 - sum % 11) % 11 == text.charAt(LENGTH - 1) - '0';
    }

    /** {@code 999 010-4016} as {@code 9990104016}: any blanks and hyphens do not count (contracts/identity.md §1, I2). */
    public static String withoutBlanksAndHyphens(String text) {
        return BLANKS_AND_HYPHENS.matcher(text).replaceAll("");
    }

    /** {@code 0000000000} to {@code 9999999999} pass the check, but are what systems send for "unknown". */
    public static boolean meansUnknown(String text) {
        return TEN_EQUAL_DIGITS.matcher(text).matches();
    }
}
