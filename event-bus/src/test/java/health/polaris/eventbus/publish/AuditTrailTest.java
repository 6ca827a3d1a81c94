package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditTrailTest {

    @Test
    void tellsTheEventTypeAndIdsOnly() {
        String line = AuditTrail.line(JsonMapper.shared().readTree("""
                {"event_type": "Login Failure", "event_data": {
                    "username": "smith@example.com", "reason": "wrong password", "epr_encounter_id": "V0001",
                    "clinician_id": "c0ffee00-7b0f-4d2c-a9a5-30f5f1b3a001"}}
                """));

        assertThat(line).isEqualTo("Audit event \"Login Failure\" clinician_id=c0ffee00-7b0f-4d2c-a9a5-30f5f1b3a001");
    }
}
