package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.value.CodeRules;
import org.jspecify.annotations.Nullable;

/** Ward, bay and bed of PV1-3 or PV1-6 (type PL); always three keys. */
@JsonInclude(Include.ALWAYS)
public record PatientLocation(
        @Nullable String eprWardCode,
        @Nullable String eprBayCode,
        @Nullable String eprBedCode) {

    public static PatientLocation in(Field field, CodeRules codes) {
        return new PatientLocation(codes.location(field, 1), codes.location(field, 2), codes.location(field, 3));
    }
}
