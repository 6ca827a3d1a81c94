package health.polaris.connector.operations;

import io.swagger.v3.oas.annotations.media.Schema;

/** A message that was published, or that there is nothing to do for. */
record ReprocessAnswer(
        String uuid,

        @Schema(
                description =
                        "published: it had been accepted before; accepted: it had not; ignored: it is accepted, and its"
                                + " site profile ignores the event")
        String result,

        @Schema(description = "How often it was published again")
        int reprocess) {}
