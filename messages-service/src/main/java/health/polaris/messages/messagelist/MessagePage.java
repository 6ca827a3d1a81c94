package health.polaris.messages.messagelist;

import health.polaris.common.error.ApiException;
import health.polaris.messages.wire.ModifiedSince;
import health.polaris.web.stream.ChangeCursor;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Which part of a list is wanted (contracts/messages.md §1.3, paging).
 *
 * @param limit at most so many, 1 to 1000; null: 1000
 * @param before uuid of the last message of the page before; null: from the newest on
 * @param modifiedSince the changes after that time, the oldest first, instead of the messages from the newest on
 * @param cursor where the changes go on
 */
record MessagePage(
        @Min(1) @Max(1000) @Nullable Integer limit,
        @Nullable String before,

        @BindParam("modified_since")
        @Parameter(
                name = "modified_since",
                description =
                        "A date or a time: changes after it, oldest first, and `Link` leads to what changes later;"
                                + " nothing is skipped, whenever it is committed")
        @Nullable
        String modifiedSince,

        @Nullable String cursor) {

    private static final int MOST_ROWS = 1000;

    /**
     * Whether changes are asked for.
     *
     * @throws ApiException 400 when it says both ways to go on, or one that it does not go
     */
    boolean ofChanges() {
        if (modifiedSince != null && before != null) {
            throw ApiException.invalid(
                    "before goes on from the newest on, modified_since from the oldest change on: say one");
        }
        if (modifiedSince == null && cursor != null) {
            throw ApiException.invalid("cursor goes on with modified_since: say that too");
        }
        return modifiedSince != null;
    }

    /** @throws ApiException 400 */
    OffsetDateTime since() {
        return ModifiedSince.read(Objects.requireNonNull(modifiedSince));
    }

    /** @throws ApiException 400 for one that was not given out */
    ChangeCursor place() {
        return ChangeCursor.of("cursor", cursor, rows());
    }

    int rows() {
        return limit == null ? MOST_ROWS : limit;
    }
}
