package health.polaris.connector;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What holds for the whole service.
 *
 * @param serverTimezone {@code SERVER_TIMEZONE}, the hospital's IANA zone: HL7 times without offset are in it
 */
@ConfigurationProperties("polaris.connector")
public record ConnectorSettings(ZoneId serverTimezone) {}
