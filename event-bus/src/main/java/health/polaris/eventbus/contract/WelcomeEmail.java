package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.DM000017}: {@code {"email_address": "…", "email_type": "WELCOME_EMAIL"}}.
 *
 * @param clinicianUuid whose events keep their order; not part of the body
 */
public record WelcomeEmail(
        String emailAddress,
        String emailType,
        @JsonIgnore @Nullable String clinicianUuid) implements Event {

    public static WelcomeEmail to(String emailAddress, String clinicianUuid) {
        return new WelcomeEmail(emailAddress, "WELCOME_EMAIL", clinicianUuid);
    }

    @Override
    public Route route() {
        return Route.of(RoutingKeys.EMAIL, "clinician", clinicianUuid);
    }
}
