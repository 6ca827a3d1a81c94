package health.polaris.bench.compare.load;

/** NHS numbers of the range that is kept for tests: 999, six digits, the check digit (modulus 11). */
final class NhsNumber {

    private static final int LENGTH = 9;

    private NhsNumber() {}

    /** The number of that patient, or an empty text: one in ten has none, and so have those without a check digit. */
    static String of(int patient) {
        String digits = "999%06d".formatted(patient % 1_000_000);
        int sum = 0;
        for (int place = 0; place < LENGTH; place++) {
            sum += (digits.charAt(place) - '0') * (LENGTH + 1 - place);
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 || patient % 10 == 0 ? "" : digits + check;
    }
}
