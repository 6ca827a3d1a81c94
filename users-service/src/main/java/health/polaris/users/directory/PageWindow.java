package health.polaris.users.directory;

import health.polaris.common.error.ApiException;
import health.polaris.web.request.ListBound;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; 0 means "not given" for both numbers, so limit 0 is everything.
 *
 * @param offset counted from the start, or from behind the place
 * @param after null: from the start
 */
record PageWindow(int offset, int limit, @Nullable ClinicianCursor after) {

    static PageWindow of(@Nullable Integer offset, @Nullable Integer limit, @Nullable ClinicianCursor after) {
        PageWindow window = new PageWindow(offset == null ? 0 : offset, limit == null ? 0 : limit, after);
        if (window.offset < 0 || window.limit < 0) {
            throw ApiException.invalid("'offset' and 'limit' must not be negative");
        }
        return window;
    }

    /** Whether the row of this number, from 0 on, is more than what tells that there are more. */
    boolean shows(int number) {
        return limit == 0 || number < limit;
    }

    /** How to ask for less. */
    String remedy() {
        return limit > 0 ? "ask with a smaller limit" : "ask with limit";
    }

    String clause() {
        return (limit > 0 ? " limit :limit" : "") + (offset > 0 ? " offset :offset" : "");
    }

    @Nullable
    String condition() {
        return after == null ? null : after.condition();
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = after == null ? new HashMap<>() : new HashMap<>(after.parameters());
        if (limit > 0) {
            // One more, which shows that there are more.
            parameters.put("limit", Math.min(limit, ListBound.MOST_ROWS) + 1);
        }
        if (offset > 0) {
            parameters.put("offset", offset);
        }
        return parameters;
    }
}
