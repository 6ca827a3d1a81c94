package health.polaris.messages.activation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import java.time.Instant;

/** When a patient's app was activated, and who asked for it. It holds no code. */
record CompletedActivation(
        Instant activationCompleted, @JsonUnwrapped AuditResponse audit) {}
