package health.polaris.encounters.chronicle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What made a row change.
 *
 * @param at event time
 * @param message null of a change over HTTP
 * @param sequence of the message
 * @param with all messages that were applied together, where there were several
 */
@JsonInclude(Include.NON_NULL)
public record Cause(
        @JsonProperty("at") String at,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("sequence") @Nullable Long sequence,
        @JsonProperty("with") @Nullable List<String> with) {}
