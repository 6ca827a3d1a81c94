package health.polaris.telemetry.meter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A check of a meter. The time is UTC; the offset it was sent with is not kept. */
record BloodGlucoseMeterResponse(
        @JsonUnwrapped AuditResponse audit,
        String patientId,
        String mobileId,
        String serialNumber,
        Instant dateVerified,
        @Nullable Boolean isBgValueCorrect,
        @Nullable Double bloodGlucoseValue,
        String appProduct,
        String appVersion) {}
