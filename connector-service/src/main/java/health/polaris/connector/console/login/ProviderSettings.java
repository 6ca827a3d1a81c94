package health.polaris.connector.console.login;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Login at an OpenID provider ([how](operating/identity-provider.md#operators-in-the-console)).
 *
 * @param url {@code CONSOLE_PROVIDER_URL}, its issuer, letter by letter; empty: operators paste tokens
 * @param clientId {@code CONSOLE_CLIENT_ID}, by which the provider knows the console
 * @param clientSecret {@code CONSOLE_CLIENT_SECRET}, for a provider that wants one; empty: a public client
 * @param scope {@code CONSOLE_PROVIDER_SCOPE}, what is asked for, with blanks between; the provider says what is granted
 * @param address {@code CONSOLE_ADDRESS}, where browsers find this service: {@code https://polaris.example}; empty: {@code
 *     PROXY_URL}
 * @param session {@code CONSOLE_SESSION}, how long a login is good for; no longer than {@code JWT_LONGEST_LIFE}
 */
@Validated
@ConfigurationProperties("polaris.console.provider")
record ProviderSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("openid") String scope,
        @DefaultValue("") String address,
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration session) {

    boolean isOn() {
        return !url.isBlank();
    }

    /** Without the secret, in case somebody logs it. */
    @Override
    public String toString() {
        return "ProviderSettings[%s]".formatted(url);
    }
}
