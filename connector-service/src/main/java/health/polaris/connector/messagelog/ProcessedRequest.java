package health.polaris.connector.messagelog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;

/** Body of PATCH; other keys are ignored, so that no client overwrites what was received. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessedRequest(@NotNull Boolean isProcessed) {}
