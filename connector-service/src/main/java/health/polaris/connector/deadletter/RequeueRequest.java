package health.polaris.connector.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param toEveryone also letters of other programs: published under their routing key */
record RequeueRequest(
        @Schema(
                description =
                        "A letter that does not say which queue it came from is published on the exchange under its"
                                + " routing key: every queue that is bound to it gets it, again perhaps")
        @Nullable
        Boolean toEveryone) {}
