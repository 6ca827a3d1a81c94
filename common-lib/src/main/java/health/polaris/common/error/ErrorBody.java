package health.polaris.common.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Body of every error answer.
 *
 * @param message what went wrong, for people; never empty
 * @param uuid where the refused input is kept, when it is
 */
public record ErrorBody(
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String uuid) {}
