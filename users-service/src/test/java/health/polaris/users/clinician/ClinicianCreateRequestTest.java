package health.polaris.users.clinician;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.users.ClinicianSamples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClinicianCreateRequestTest {

    @Test
    void takesAFixedUuidOutsideProductionAlone() {
        ClinicianCreateRequest request = ClinicianSamples.request("A", "B", null, Map.of("uuid", "U1"));
        assertThatCode(() -> request.refuseUnexpected(false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> request.refuseUnexpected(true)).hasMessage("Clinician contains unexpected key: uuid");
    }
}
