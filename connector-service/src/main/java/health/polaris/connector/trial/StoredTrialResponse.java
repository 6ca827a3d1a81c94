package health.polaris.connector.trial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.connector.inbound.dryrun.EncountersTrial;
import health.polaris.connector.messagelog.MessageSubject;
import health.polaris.connector.messagelog.StoredWarning;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is, and what would be. */
record StoredTrialResponse(
        Summary before,
        Summary after,

        @Schema(description = "The oldest first; of uuids in their order")
        List<Tried> messages,

        @Schema(
                description =
                        "What the platform would make of those that would be published, together; absent: not asked for")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        DryRunVerdict verdict,

        @Schema(description = "Value of `after` for the next part; null at the end") @Nullable
        String next)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        messages.forEach(tried -> tried.subject().show(shown));
        EncountersTrial.show(verdict, shown);
    }

    /** How many. */
    record Summary(
            @Schema(description = "AA") int accepted,

            @Schema(description = "not, by reason") Map<String, Integer> refused) {}

    /** One message. */
    record Tried(
            String uuid,

            @Schema(description = "MSH-10") @Nullable String controlId,

            Before before,
            After after,

            @JsonIgnore MessageSubject subject) {}

    /** What became of it. */
    record Before(
            @Schema(description = "unreadable, refused, duplicate, accepted")
            String state,

            @Schema(description = "the rule that refused it, as in the list") @Nullable
            String reason,

            @Schema(description = "processed, waiting, rejected; null: nothing is said of it") @Nullable
            String outcome,

            @Nullable String outcomeReason) {}

    /** What would become of it by the rules that are tried. */
    record After(
            @Schema(description = "the site profile it was read by; null: it is no HL7") @Nullable
            String profile,

            @Schema(
                    description =
                            "accepted, trigger_ignored, not_hl7, duplicate: its control id is taken by another one, stored or before it here, or a"
                                    + " reason as in polaris_hl7_refused_total")
            String reason,

            @Schema(description = "would be published") boolean published,

            @Schema(description = "the field that decided, e.g. PV1-19.1") @Nullable
            String field,

            @Schema(description = "what to correct") @Nullable
            String remedy,

            @Schema(description = "what would be left out although it is accepted")
            List<StoredWarning> warnings) {}
}
