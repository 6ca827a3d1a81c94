package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.CodeRules;
import org.jspecify.annotations.Nullable;

/** MRG-5.1 and MRG-6.1. Both keys are there, perhaps as null, when the message has an MRG segment, else neither. */
@JsonInclude(Include.ALWAYS)
public record MergedEncounter(
        @Nullable String parentEncounterId, @Nullable String eprPreviousLocationCode) {

    public static MergedEncounter in(Segment merge, CodeRules codes) {
        return new MergedEncounter(merge.field(5).code(1), codes.location(merge.field(6), 1));
    }
}
