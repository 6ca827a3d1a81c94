package health.polaris.web.request;

import health.polaris.common.error.ApiException;

/**
 * How much one answer lists at most. A longer list is refused instead of cut: whoever is left out of a list of patients looks
 * like nobody. Each list counts its rows as they are read.
 */
public final class ListBound {

    public static final int MOST_ROWS = 5000;

    /** To ask the database for: one more shows that there are more. */
    public static final int ASKED = MOST_ROWS + 1;

    /** Of all long texts together. */
    public static final long MOST_CHARACTERS = 8L * 1024 * 1024;

    private final String remedy;
    private int rows;
    private long characters;

    /** @param remedy how to ask for less: {@code ask with limit} */
    public ListBound(String remedy) {
        this.remedy = remedy;
    }

    /**
     * Counts one row.
     *
     * @param length of its long texts
     * @throws ApiException 400 when it is one too many
     */
    public void count(int length) {
        rows++;
        characters += length;
        if (rows > MOST_ROWS || characters > MOST_CHARACTERS) {
            throw refused(remedy);
        }
    }

    /**
     * Counts rows that are there already.
     *
     * @throws ApiException 400 when they are too many
     */
    public static void check(int rows, String remedy) {
        if (rows > MOST_ROWS) {
            throw refused(remedy);
        }
    }

    private static ApiException refused(String remedy) {
        return ApiException.invalid("More than %d rows, or than 8 MiB: %s".formatted(MOST_ROWS, remedy));
    }
}
