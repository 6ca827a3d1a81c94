package health.polaris.connector.messagelog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Body of PATCH; other keys are ignored, so that no client overwrites what was received. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessedUpdate(@NotNull @Nullable Boolean isProcessed) {}
