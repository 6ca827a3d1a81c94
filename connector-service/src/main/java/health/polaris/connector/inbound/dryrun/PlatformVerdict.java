package health.polaris.connector.inbound.dryrun;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.polaris.web.accessrecord.Shown;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What encounters-service would make of messages, as it says itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlatformVerdict(
        @Schema(description = "one for each message that would be published")
        List<Outcome> messages,

        @Schema(description = "messages of before whose outcome would be another one")
        List<Outcome> others,

        @Schema(description = "patients, encounters and conflicts that would be other ones, new or gone")
        List<Change> changes) {

    /** Says whose rows it tells of; null: nothing was asked. */
    public static void show(@Nullable PlatformVerdict verdict, Shown shown) {
        if (verdict != null) {
            verdict.changes.forEach(change -> shown.any(change.kind(), change.uuid()));
        }
    }

    /** What would become of one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outcome(
            @Nullable String messageUuid,

            @Schema(allowableValues = {"processed", "waiting", "rejected"})
            String outcome,

            @Schema(description = "field and remedy; late; null: applied in its turn") @Nullable
            String reason,

            @Schema(description = "it is known as it is, and would change nothing")
            boolean repeated) {}

    /** A row that would differ. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Change(
            @Schema(allowableValues = {"patient", "encounter", "conflict"})
            String kind,

            @Schema(description = "null: it would be new, and of a conflict") @Nullable
            String uuid,

            @Schema(allowableValues = {"new", "changed", "gone"})
            String change,

            @Schema(description = "those that differ; `new` stands for the uuid of a row that would be new")
            Map<String, Values> fields) {}

    /** A field before and after; null: nothing. */
    public record Values(@Nullable String before, @Nullable String after) {}
}
