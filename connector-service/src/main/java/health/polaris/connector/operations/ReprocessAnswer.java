package health.polaris.connector.operations;

import io.swagger.v3.oas.annotations.media.Schema;

/** A message that was published. */
record ReprocessAnswer(
        String uuid,

        @Schema(description = "published: it had been accepted before; accepted: it had not")
        String result,

        @Schema(description = "How often it was published again")
        int reprocess) {}
