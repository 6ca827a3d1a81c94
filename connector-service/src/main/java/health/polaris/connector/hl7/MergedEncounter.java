package health.polaris.connector.hl7;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/** MRG-5.1 and MRG-6.1. Both keys are there, perhaps as null, when the message has an MRG segment, else neither. */
@JsonInclude(Include.ALWAYS)
record MergedEncounter(
        @Nullable String parentEncounterId, @Nullable String eprPreviousLocationCode) {

    static MergedEncounter in(Segment merge) {
        return new MergedEncounter(merge.field(5).component(1), merge.field(6).component(1));
    }
}
