package health.polaris.connector.hl7.batch;

import java.util.Locale;

/**
 * Where the envelope of a batch disagrees with what is in it. The messages are handled all the same.
 *
 * @param text for people, {@code BTS-1 says 3, found 2}
 */
public record BatchFault(Kind kind, String text) {

    /** For the label of a metric. */
    public enum Kind {
        COUNT,
        TRAILER_MISSING,
        HEADER_MISSING;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BatchFault count(String field, String stated, int found) {
        String number = stated.matches("\\d{1,9}") ? stated : "no number";
        return new BatchFault(Kind.COUNT, field + " says " + number + ", found " + found);
    }

    static BatchFault trailerMissing(String segment) {
        return new BatchFault(Kind.TRAILER_MISSING, segment + " is missing");
    }

    static BatchFault headerMissing(String segment) {
        return new BatchFault(Kind.HEADER_MISSING, segment + " without header");
    }
}
