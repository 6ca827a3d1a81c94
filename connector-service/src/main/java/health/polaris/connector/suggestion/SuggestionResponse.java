package health.polaris.connector.suggestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A profile for a feed, and what it would change. */
record SuggestionResponse(
        @Schema(description = "a file of profiles with this one, each line under its reason")
        String profile,

        List<Reason> reasons,

        @Schema(description = "what the samples do not tell, and somebody has to")
        List<String> undecided,

        @Schema(description = "how many samples there were") int messages,

        @Schema(description = "by the profiles in use") Trial before,
        @Schema(description = "by the suggestion") Trial after) {

    /** Why a line is as it is. */
    record Reason(String key, String value, String reason) {}

    static SuggestionResponse of(ProfileSuggestion suggestion, Feed feed, Trial before, Trial after) {
        return new SuggestionResponse(
                suggestion.yaml(),
                suggestion.lines().stream()
                        .map(line -> new Reason(line.key(), line.value(), line.reason()))
                        .toList(),
                suggestion.undecided(),
                feed.messages().size() + feed.unreadable(),
                before,
                after);
    }
}
