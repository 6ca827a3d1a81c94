package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.connector.hl7.message.Field;
import org.jspecify.annotations.Nullable;

/** Ward, bay and bed of PV1-3 or PV1-6 (type PL); always three keys. */
@JsonInclude(Include.ALWAYS)
public record PatientLocation(
        @Nullable String eprWardCode,
        @Nullable String eprBayCode,
        @Nullable String eprBedCode) {

    public static PatientLocation in(Field field) {
        return new PatientLocation(field.component(1), field.component(2), field.component(3));
    }
}
