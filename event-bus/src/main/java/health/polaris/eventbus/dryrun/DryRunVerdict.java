package health.polaris.eventbus.dryrun;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What messages would come to, without their coming to anything: the answer to {@code POST /dhos/v1/epr_message/dry_run}.
 * Written by encounters-service, shown by connector-service; while two versions run, names that are not known are passed
 * over.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DryRunVerdict(
        @Schema(description = "one for each message that would be published, in the order of the request")
        List<Outcome> messages,

        @Schema(description = "messages of before whose outcome would be another one")
        List<Outcome> others,

        @Schema(description = "patients, encounters and conflicts that would be other ones, new or gone")
        List<Change> changes) {

    /** Of nothing. */
    public static final DryRunVerdict NONE = new DryRunVerdict(List.of(), List.of(), List.of());

    /** Where encounters-service is asked. */
    public static final String PATH = "/dhos/v1/epr_message/dry_run";

    /** What would become of a message. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outcome(
            @Schema(description = "of the connector") @Nullable
            String messageUuid,

            @Schema(allowableValues = {"processed", "waiting", "rejected"})
            String outcome,

            @Schema(description = "field and remedy; late; null: applied in its turn") @Nullable
            String reason,

            @Schema(description = "it is known as it is, and would change nothing")
            boolean repeated,

            @Schema(
                    description =
                            "what would be left out of it, or is worth a look, by what all messages come to together;"
                                    + " empty also when encounters-service is of the version before")
            List<Warning> warnings) {

        public Outcome {
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }

    /** As in the outcome that is told on the bus. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Warning(
            @Schema(description = "for programs", example = "retired_number")
            String code,

            @Schema(description = "the HL7 field", example = "PID-3")
            String field,

            @Schema(description = "what the sender can do") String remedy) {}

    /** A row that would differ. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Change(
            @Schema(allowableValues = {"patient", "encounter", "conflict"})
            String kind,

            @Schema(description = "of the patient or encounter; null: it would be new, and of a conflict") @Nullable
            String uuid,

            @Schema(allowableValues = {"new", "changed", "gone"})
            String change,

            @Schema(description = "by name, those that differ; `new` stands for the uuid of a row that would be new")
            Map<String, Values> fields) {}

    /** A field before and after; null: nothing. */
    public record Values(@Nullable String before, @Nullable String after) {}
}
