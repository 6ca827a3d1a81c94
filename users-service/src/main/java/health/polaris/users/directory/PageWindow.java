package health.polaris.users.directory;

import health.polaris.common.error.ApiException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted; 0 means "not given" for both, so limit 0 is everything. */
record PageWindow(int offset, int limit) {

    static PageWindow of(@Nullable Integer offset, @Nullable Integer limit) {
        PageWindow window = new PageWindow(offset == null ? 0 : offset, limit == null ? 0 : limit);
        if (window.offset < 0 || window.limit < 0) {
            throw ApiException.invalid("'offset' and 'limit' must not be negative");
        }
        return window;
    }

    String clause() {
        return (limit > 0 ? " limit :limit" : "") + (offset > 0 ? " offset :offset" : "");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (limit > 0) {
            parameters.put("limit", limit);
        }
        if (offset > 0) {
            parameters.put("offset", offset);
        }
        return parameters;
    }
}
