package health.polaris.messages.badgepin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param pin {@code BADGE_PIN} */
@ConfigurationProperties("polaris.badge")
public record BadgePinSettings(@DefaultValue("optional") Rule pin) {

    /** Who shows a PIN with the badge. */
    public enum Rule {
        /** Whoever has one. */
        OPTIONAL,
        /** Everybody: who has none is not let in. */
        REQUIRED
    }
}
