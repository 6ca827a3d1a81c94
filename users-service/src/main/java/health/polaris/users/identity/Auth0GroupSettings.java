package health.polaris.users.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.users.auth0-groups.*}.
 *
 * @param disabled {@code DISABLE_CREATE_USER_IN_AUTH0}, false: groups of clinicians are kept in Auth0's authorization
 *     extension, which needs the next four
 * @param tokenUrl {@code TOKEN_URL}, where client credentials become a token
 * @param clientId {@code AUTH0_AUTHZ_CLIENT_ID}, of the client credentials
 * @param clientSecret {@code AUTH0_AUTHZ_CLIENT_SECRET}, of the client credentials
 * @param extensionUrl {@code AUTH0_AUTHZ_WEBTASK_URL}, base address of the authorization extension
 */
@Validated
@ConfigurationProperties("polaris.users.auth0-groups")
record Auth0GroupSettings(
        @DefaultValue("true") boolean disabled,
        @DefaultValue("") String tokenUrl,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String extensionUrl) {

    Auth0GroupSettings {
        if (!disabled
                && !(StringUtils.hasText(tokenUrl)
                        && StringUtils.hasText(clientId)
                        && StringUtils.hasText(clientSecret)
                        && StringUtils.hasText(extensionUrl))) {
            throw new IllegalStateException("TOKEN_URL, AUTH0_AUTHZ_CLIENT_ID, AUTH0_AUTHZ_CLIENT_SECRET and"
                    + " AUTH0_AUTHZ_WEBTASK_URL are required, unless DISABLE_CREATE_USER_IN_AUTH0 is true");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Auth0GroupSettings[disabled=%s]".formatted(disabled);
    }
}
