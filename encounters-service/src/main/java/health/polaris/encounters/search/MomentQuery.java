package health.polaris.encounters.search;

import health.polaris.encounters.http.AsOf;
import health.polaris.encounters.representation.EncounterForm;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** As of when a search is meant, and in which form it answers (contracts/encounters.md §1.3, §2.1). */
record MomentQuery(
        @BindParam("open_as_of") @Parameter(name = "open_as_of") @Nullable
        String openAsOf,

        @BindParam("as_of") @Parameter(name = "as_of", description = AsOf.SHOWN_THEN) @Nullable
        String asOf,

        @BindParam("as_of_event") @Parameter(name = "as_of_event", description = AsOf.TRUE_THEN) @Nullable
        String asOfEvent,

        @Parameter(schema = @Schema(type = "boolean", defaultValue = "false")) @Nullable
        Boolean compact) {

    /** @throws health.polaris.common.error.ApiException 400 for a time that is not valid */
    AsOf times() {
        return AsOf.parse(openAsOf, asOf, asOfEvent);
    }

    EncounterForm form() {
        return EncounterForm.of(Boolean.TRUE.equals(compact));
    }
}
