package health.polaris.encounters.http;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** As of when a directory is asked (contracts/encounters.md §11). */
public record ShownThen(
        @BindParam("as_of") @Parameter(name = "as_of", description = AsOf.SHOWN_THEN) @Nullable
        String asOf) {

    /**
     * Null for what is shown now.
     *
     * @throws health.polaris.common.error.ApiException 400 for a time that is not valid
     */
    public @Nullable Instant moment() {
        return AsOf.time("as_of", asOf);
    }
}
