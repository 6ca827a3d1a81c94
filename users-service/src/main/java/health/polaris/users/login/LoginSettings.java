package health.polaris.users.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code polaris.users.login.*}.
 *
 * @param longestDelay {@code LOGIN_MAX_DELAY_SECONDS}: how long failures make a username or an address wait at most; 0
 *     switches waiting off
 */
@ConfigurationProperties("polaris.users.login")
record LoginSettings(@DefaultValue("30s") Duration longestDelay) {}
