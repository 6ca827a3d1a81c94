package health.polaris.connector.suggestion;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Samples of one feed. */
record SuggestionRequest(
        @NotNull
        @NotEmpty
        @Size(max = 1000)
        @Schema(description = "base64 each: a message, or a batch of them; up to 1,000 messages in all")
        List<@NotNull String> bodies,

        @Schema(description = "of the profile; default site") @Pattern(regexp = NAMES) @Nullable
        String name) {

    /** Of profiles that are suggested. */
    static final String NAMES = "[a-z][a-z0-9_-]{0,39}";

    String profileName() {
        return name == null || name.equals("default") ? "site" : name;
    }
}
