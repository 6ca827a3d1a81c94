package health.polaris.messages.badgepin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Badges and PINs.
 *
 * @param pin {@code BADGE_PIN}, {@code required}: whoever logs in on a tablet shows a PIN with the badge;
 *     {@code optional}: whoever has one does
 */
@Validated
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
