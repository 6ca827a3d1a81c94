package health.polaris.messages.activation;

import java.time.Instant;
import java.util.Objects;

/** When a patient's app was activated, and who asked for it. It holds no code. */
record CompletedActivation(
        Instant activationCompleted,
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy) {

    static CompletedActivation from(PatientActivation activation) {
        return new CompletedActivation(
                Objects.requireNonNull(activation.activatedTimestamp()),
                activation.uuid(),
                activation.created(),
                activation.createdBy(),
                activation.modified(),
                activation.modifiedBy());
    }
}
