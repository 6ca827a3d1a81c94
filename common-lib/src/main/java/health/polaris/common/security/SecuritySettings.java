package health.polaris.common.security;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
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
 * @param hsKeyAlsoAccepted {@code HS_KEY_ALSO_ACCEPTED}, a second key, for as long as {@code hsKey} is being
 *     [changed](operating.md#tokens-for-operators): nothing is signed with it, what it has signed is good; empty: none
 * @param internalJwksUrl {@code INTERNAL_JWKS_URL}, where messages-service publishes its signing keys; empty: tokens
 *     that are signed with a key pair are not accepted
 * @param requireAud {@code JWT_REQUIRE_AUD}, refuse tokens without audience; empty: in production
 * @param longestLife {@code JWT_LONGEST_LIFE}, how far away the end of an internal token may be
 * @param auth0 the identity provider
 * @param customDatabase the provider's login script (users-service)
 * @param eprAdapter the EPR service adapter (connector-service)
 * @param serviceKeys by which services call each other without {@code hsKey}
 */
@Validated
@ConfigurationProperties("polaris.security")
public record SecuritySettings(
        @NotBlank String proxyUrl,
        @NotBlank String hsKey,
        @DefaultValue("") String hsKeyAlsoAccepted,
        @DefaultValue("") String internalJwksUrl,
        @Nullable Boolean requireAud,
        @DurationMin(seconds = 1) @DefaultValue("24h") Duration longestLife,
        @Valid @DefaultValue Auth0 auth0,
        @Valid @DefaultValue SharedKeyIssuer customDatabase,
        @Valid @DefaultValue SharedKeyIssuer eprAdapter,
        @DefaultValue ServiceKeys serviceKeys) {

    /** Without keys, in case somebody logs it. */
    @Override
    public String toString() {
        return "SecuritySettings[%s]".formatted(internalIssuer());
    }

    /** The internal issuer and audience: {@code http://localhost/}. */
    public String internalIssuer() {
        return proxyUrl.replaceAll("/+$", "") + "/";
    }

    /** How far away the end of a token may be, whoever signed it. */
    public Duration longestLifeOfAll() {
        return Stream.of(longestLife, auth0.longestLife(), customDatabase.longestLife(), eprAdapter.longestLife())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public byte[] hsKeyBytes() {
        return hsKey.getBytes(StandardCharsets.UTF_8);
    }

    /** The keys that are good: the one that signs, and while it is being changed a second one. */
    public List<byte[]> hsKeys() {
        return Stream.of(hsKey, hsKeyAlsoAccepted)
                .filter(key -> !key.isEmpty())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The keys of internal HMAC tokens; empty: none are accepted. */
    public List<byte[]> acceptedHmacKeys() {
        return serviceKeys.hmac() ? hsKeys() : List.of();
    }

    /**
     * Keys of the services themselves (contracts/platform.md §4.8).
     *
     * @param hmac {@code JWT_HMAC}: whether tokens of the internal issuer may be signed by {@code HS_KEY}
     * @param callers {@code JWT_SERVICE_KEYS}: JWK set of who calls us, each key under the system id of its only holder, or
     *     {@code file:} and its path
     * @param own {@code JWT_SERVICE_SIGNING_KEY}: private JWK set whose first key signs our calls, likewise; empty: {@code
     *     hsKey}
     */
    public record ServiceKeys(
            @DefaultValue("true") boolean hmac,
            @DefaultValue("") String callers,
            @DefaultValue("") String own) {

        /** The system id of connector-service, whose key signs for the operators who have logged in at its console, too. */
        public static final String CONNECTOR = "dhos-async-adapter";

        /** What ids of operators begin with. */
        public static final String OPERATOR = "operator-";

        private static final String FILE = "file:";

        /** The keys are no text for logs. */
        @Override
        public String toString() {
            return "ServiceKeys";
        }

        /**
         * A set as settings name it; empty for an empty text.
         *
         * @param variable for the message
         * @throws IllegalStateException for what is none; it quotes nothing of a key
         */
        public static JWKSet read(String variable, String text) {
            String given = text.strip();
            try {
                return given.isEmpty()
                        ? new JWKSet()
                        : JWKSet.parse(
                                given.startsWith(FILE)
                                        ? Files.readString(Path.of(given.substring(FILE.length())))
                                        : given);
            } catch (ParseException notAKeySet) {
                throw new IllegalStateException(variable + " is not a JWK set");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(variable + " names a file that cannot be read", unreadable);
            }
        }
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
            @DurationMin(seconds = 1) @DefaultValue("24h") Duration longestLife) {

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
            @DurationMin(seconds = 1) @DefaultValue("24h") Duration longestLife) {

        @Override
        public String toString() {
            return "SharedKeyIssuer[%s]".formatted(issuer);
        }

        public boolean isOn() {
            return !issuer.isBlank() && !hsKey.isEmpty();
        }
    }
}
