package health.polaris.telemetry.meter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A check of a meter. The time is UTC; the offset it was sent with is not kept. */
record BloodGlucoseMeterResponse(
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,
        String patientId,
        String mobileId,
        String serialNumber,
        Instant dateVerified,
        @Nullable Boolean isBgValueCorrect,
        @Nullable Double bloodGlucoseValue,
        String appProduct,
        String appVersion) {}
