package health.polaris.messages.messagelist;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted (contracts/messages.md §1.3, paging).
 *
 * @param limit at most so many, 1 to 1000; null: 1000
 * @param before uuid of the last message of the page before; null: from the newest on
 */
record MessagePage(
        @Min(1) @Max(1000) @Nullable Integer limit,
        @Nullable String before) {

    private static final int MOST_ROWS = 1000;

    int rows() {
        return limit == null ? MOST_ROWS : limit;
    }
}
