package health.polaris.users.login;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.users.login.*}.
 *
 * @param longestDelay {@code LOGIN_MAX_DELAY_SECONDS}, the longest wait of a username or an address after failed
 *     logins; 0: none
 */
@Validated
@ConfigurationProperties("polaris.users.login")
record LoginSettings(@DurationMin @DefaultValue("30s") Duration longestDelay) {}
