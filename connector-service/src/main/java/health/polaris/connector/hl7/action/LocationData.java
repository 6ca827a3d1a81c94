package health.polaris.connector.hl7.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.CodeRules;
import org.jspecify.annotations.Nullable;

/** {@code process_location}: where the patient is, and was when PV1-6 names a ward. */
public record LocationData(
        PatientLocation location,
        @JsonInclude(Include.NON_NULL) @Nullable PatientLocation previousLocation) implements ActionData {

    public static LocationData in(Segment visit, CodeRules codes) {
        Field previous = visit.field(6);
        return new LocationData(
                PatientLocation.in(visit.field(3), codes),
                previous.codeValue() == null ? null : PatientLocation.in(previous, codes));
    }

    @Override
    public String actionName() {
        return "process_location";
    }
}
