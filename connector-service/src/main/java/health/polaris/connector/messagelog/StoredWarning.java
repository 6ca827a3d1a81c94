package health.polaris.connector.messagelog;

import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.eventbus.contract.MessageOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A warning as it is kept with its message, in one column of all, and shown (contracts/identity.md §4, F9). */
public record StoredWarning(
        @Schema(
                description = "as in polaris_hl7_warnings_total or polaris_hl7_outcome_warnings_total",
                example = "nhs_number_invalid")
        String code,

        @Schema(description = "the HL7 field", example = "PID-3")
        String field,

        @Schema(description = "what to correct") String remedy) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Each thing once, whichever of the persons of the message it was: the acknowledgement says which. */
    public static List<StoredWarning> of(List<Warning> warnings) {
        return warnings.stream()
                .map(warning -> new StoredWarning(warning.code(), warning.field(), warning.remedy()))
                .distinct()
                .toList();
    }

    /** What is known from the start, and what the platform says by now; each once. */
    public static List<StoredWarning> and(List<StoredWarning> ours, List<MessageOutcome.Warning> platforms) {
        return Stream.concat(
                        ours.stream(),
                        platforms.stream().map(each -> new StoredWarning(each.code(), each.field(), each.remedy())))
                .distinct()
                .toList();
    }

    /** The text of the column; null when there is nothing to warn of. */
    static @Nullable String column(List<StoredWarning> warnings) {
        return warnings.isEmpty() ? null : JSON.writeValueAsString(warnings);
    }

    /** What a column says. */
    public static List<StoredWarning> read(@Nullable String column) {
        return column == null ? List.of() : Arrays.asList(JSON.readValue(column, StoredWarning[].class));
    }
}
