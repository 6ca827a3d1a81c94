package health.polaris.connector.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;

/** What was sent back. */
record RequeueAnswer(
        int requeued,

        @Schema(description = "True: the broker went away, or has no such queue, after some were sent; call again")
        boolean interrupted) {}
