package health.polaris.common.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are good here (contracts/platform.md §4.2, §10). An issuer whose settings are empty is off.
 *
 * @param proxyUrl {@code PROXY_URL}, public base URL; issuer and audience of internal tokens are it with exactly one
 *     slash at its end
 * @param hsKey {@code HS_KEY}, key of internal tokens, the same for all services; 64 bytes or more in production
 * @param internalJwksUrl {@code INTERNAL_JWKS_URL}, where messages-service publishes its signing keys; empty: tokens
 *     that are signed with a key pair are not accepted
 * @param requireAud {@code JWT_REQUIRE_AUD}, refuse tokens without audience; empty: in production
 * @param longestLife {@code JWT_LONGEST_LIFE}, how far away the end of an internal token may be
 * @param auth0 the identity provider
 * @param customDatabase the provider's login script (users-service)
 * @param eprAdapter the EPR service adapter (connector-service)
 */
@Validated
@ConfigurationProperties("polaris.security")
public record SecuritySettings(
        @NotBlank String proxyUrl,
        @NotBlank String hsKey,
        @DefaultValue("") String internalJwksUrl,
        @Nullable Boolean requireAud,
        @DefaultValue("24h") Duration longestLife,
        @Valid @DefaultValue Auth0 auth0,
        @DefaultValue SharedKeyIssuer customDatabase,
        @DefaultValue SharedKeyIssuer eprAdapter) {

    /** Without keys, in case somebody logs it. */
    @Override
    public String toString() {
        return "SecuritySettings[%s]".formatted(internalIssuer());
    }

    /** The internal issuer and audience: {@code http://localhost/}. */
    public String internalIssuer() {
        return proxyUrl.replaceAll("/+$", "") + "/";
    }

    public byte[] hsKeyBytes() {
        return hsKey.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The identity provider.
     *
     * @param domain {@code AUTH0_DOMAIN}, its {@code iss}; empty: off
     * @param jwksUrl {@code AUTH0_JWKS_URL}, where it publishes its keys; empty: off
     * @param audience {@code AUTH0_AUDIENCE}, who its tokens are for
     * @param metadata {@code AUTH0_METADATA}, name of the metadata claim
     * @param longestLife {@code AUTH0_JWT_LONGEST_LIFE}, how far away the end of its tokens may be
     * @param scopeKey {@code AUTH0_SCOPE_KEY}, name of the scope claim; empty: the metadata claim with its last segment
     *     replaced by "scope"
     */
    public record Auth0(
            @DefaultValue("") String domain,
            @DefaultValue("") String jwksUrl,
            @DefaultValue("") String audience,

            @DefaultValue("https://gdm.sensynehealth.com/metadata")
            String metadata,

            @DefaultValue("") String scopeKey,
            @DefaultValue("24h") Duration longestLife) {

        /** {@code https://gdm.sensynehealth.com/metadata} gives {@code https://gdm.sensynehealth.com/scope}. */
        public String scopeClaim() {
            if (!scopeKey.isEmpty()) {
                return scopeKey;
            }
            int lastSegment = metadata.lastIndexOf('/');
            return lastSegment < 0 ? "scope" : metadata.substring(0, lastSegment + 1) + "scope";
        }

        public boolean isOn() {
            return !domain.isBlank() && !jwksUrl.isBlank();
        }
    }

    /**
     * An issuer that shares an HMAC key with us.
     *
     * @param issuer {@code iss} of the tokens of the login script (users-service), of the EPR service adapter
     *     (connector-service); empty: off
     * @param hsKey the key that they are signed with, good for nothing else; 32 bytes or more in production; empty: off
     * @param longestLife how far away their end may be
     */
    public record SharedKeyIssuer(
            @DefaultValue("") String issuer,
            @DefaultValue("") String hsKey,
            @DefaultValue("24h") Duration longestLife) {

        @Override
        public String toString() {
            return "SharedKeyIssuer[%s]".formatted(issuer);
        }

        public boolean isOn() {
            return !issuer.isBlank() && !hsKey.isEmpty();
        }
    }
}
