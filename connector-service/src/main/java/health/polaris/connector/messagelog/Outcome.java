package health.polaris.connector.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform made of an accepted message.
 *
 * @param name {@code processed} or {@code rejected}
 * @param reason why rejected, or {@code late}; no patient data
 */
public record Outcome(String name, @Nullable String reason, Instant at) {}
