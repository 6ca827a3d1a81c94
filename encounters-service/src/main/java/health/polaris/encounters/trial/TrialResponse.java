package health.polaris.encounters.trial;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What messages would come to. */
record TrialResponse(
        @Schema(description = "one for each message, in the order of the request")
        List<Verdict> messages,

        @Schema(description = "messages of before whose outcome would be another one")
        List<Verdict> others,

        @Schema(description = "rows that would be other ones, or new, or gone")
        List<Change> changes)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        changes.forEach(change -> shown.any(change.kind(), change.uuid()));
    }

    /** What would become of a message. */
    record Verdict(
            @Schema(description = "of the connector") @Nullable
            String messageUuid,

            @Schema(allowableValues = {"processed", "waiting", "rejected"})
            String outcome,

            @Schema(description = "field and remedy; late; null: applied in its turn") @Nullable
            String reason,

            @Schema(description = "it is known as it is, and would change nothing")
            boolean repeated) {}

    /** A row that would differ. */
    record Change(
            @Schema(allowableValues = {"patient", "encounter", "conflict"})
            String kind,

            @Schema(description = "of the patient or encounter; null: it would be new, and of a conflict") @Nullable
            String uuid,

            @Schema(allowableValues = {"new", "changed", "gone"})
            String change,

            @Schema(description = "by name, those that differ; `new` stands for the uuid of a row that would be new")
            Map<String, Values> fields) {}

    /** A field before and after; null: nothing. */
    record Values(@Nullable String before, @Nullable String after) {}
}
