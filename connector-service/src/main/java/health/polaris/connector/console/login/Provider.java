package health.polaris.connector.console.login;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.digest.Sha256;
import health.polaris.common.security.SecuritySettings;
import health.polaris.connector.console.Refused;
import health.polaris.connector.delivery.HttpSender;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The OpenID provider: the code flow with PKCE, out of the parts of Spring Security's client. Asked what it is at each login,
 * so that it may be away when the service starts, and change its keys.
 */
@Component
class Provider {

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int REFUSED = 403;
    private static final int AWAY = 503;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384);
    private static final String NAME = "console";
    private static final String LOGIN = "/console/login";
    private static final String BACK = LOGIN + "/back";

    private final ProviderSettings settings;
    private final String address;
    private final RestClient client;

    Provider(ProviderSettings settings, SecuritySettings security, RestClient.Builder builder, OutwardHttp http) {
        this.settings = settings;
        this.address =
                (settings.address().isBlank() ? security.internalIssuer() : settings.address()).replaceAll("/+$", "");
        this.client = HttpSender.client(builder, TIMEOUT, http);
        if (settings.isOn() && settings.clientId().isBlank()) {
            throw new IllegalStateException("CONSOLE_PROVIDER_URL is set, so CONSOLE_CLIENT_ID must be");
        }
    }

    /**
     * Who has logged in.
     *
     * @param subject who that is, and nobody else ever
     * @param name as the provider's users know it, today
     * @param scopes that the provider has granted
     * @param idToken by which the provider knows the login again when it ends
     */
    record Person(String subject, String name, Set<String> scopes, String idToken) {}

    /** Where the browser is to go. */
    String address(Attempt attempt) {
        return request(registration(), attempt).getAuthorizationRequestUri();
    }

    /**
     * What a code stands for.
     *
     * @throws Refused when it stands for nothing, or the provider does not answer
     */
    Person person(Attempt attempt, String code) {
        try {
            ClientRegistration registration = registration();
            OAuth2AccessTokenResponse answer = tokens(registration, attempt, code);
            Jwt id = idToken(
                    registration,
                    String.valueOf(answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN)));
            if (!attempt.nonce().equals(id.getClaimAsString("nonce"))) {
                throw new JwtException("of another login");
            }
            String subject = Objects.requireNonNullElse(id.getSubject(), "");
            if (subject.isBlank()) {
                throw new JwtException("of nobody");
            }
            String name = Objects.requireNonNullElse(id.getClaimAsString("preferred_username"), subject);
            return new Person(subject, name, Set.copyOf(answer.getAccessToken().getScopes()), id.getTokenValue());
        } catch (OAuth2AuthorizationException | OAuth2AuthenticationException | JwtException refused) {
            // Of the library's words some repeat what was sent.
            log.info(
                    "A login at the provider was refused ({})",
                    refused.getClass().getSimpleName());
            throw new Refused(REFUSED, "The identity provider's answer is not good: log in again");
        }
    }

    /**
     * Where the browser is to go to end the provider's session too (OpenID Connect RP-Initiated Logout 1.0 §2), and from there back
     * to our login. Empty when the provider has no such place, or cannot be asked: whoever logs out is logged out here in any case.
     *
     * @param idToken of the login that ends
     */
    Optional<String> endOfSession(String idToken) {
        try {
            return Optional.ofNullable(registration()
                            .getProviderDetails()
                            .getConfigurationMetadata()
                            .get("end_session_endpoint"))
                    .map(endpoint -> endpoint
                            + (endpoint.toString().indexOf('?') < 0 ? "?" : "&")
                            + "id_token_hint=" + encoded(idToken)
                            + "&client_id=" + encoded(settings.clientId())
                            + "&post_logout_redirect_uri=" + encoded(address + LOGIN));
        } catch (Refused away) {
            return Optional.empty();
        }
    }

    /** The provider's address is encoded already, and stays as it is. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private ClientRegistration registration() {
        try {
            Map<String, Object> described = Objects.requireNonNull(client.get()
                    .uri(settings.url().replaceAll("/+$", "") + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
            if (!settings.url().equals(described.get("issuer"))) {
                throw new Refused(AWAY, "The identity provider calls itself something else than CONSOLE_PROVIDER_URL");
            }
            return ClientRegistration.withRegistrationId(NAME)
                    .issuerUri(settings.url())
                    .authorizationUri(said(described, "authorization_endpoint"))
                    .tokenUri(said(described, "token_endpoint"))
                    .jwkSetUri(said(described, "jwks_uri"))
                    .providerConfigurationMetadata(described)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .clientAuthenticationMethod(
                            settings.clientSecret().isEmpty()
                                    ? ClientAuthenticationMethod.NONE
                                    : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .redirectUri(address + BACK)
                    .scope(Arrays.asList(settings.scope().split(" +")))
                    .build();
        } catch (RestClientException | IllegalArgumentException | IllegalStateException away) {
            log.warn(
                    "The identity provider cannot be asked ({})",
                    away.getClass().getSimpleName());
            throw new Refused(AWAY, "The identity provider does not answer; try again");
        }
    }

    private static String said(Map<String, Object> described, String name) {
        return String.valueOf(described.get(name));
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, Attempt attempt) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(attempt.state())
                .attributes(Map.of(PkceParameterNames.CODE_VERIFIER, attempt.verifier()))
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE,
                        attempt.nonce(),
                        PkceParameterNames.CODE_CHALLENGE,
                        digest(attempt.verifier()),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .build();
    }

    private static String digest(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    private OAuth2AccessTokenResponse tokens(ClientRegistration registration, Attempt attempt, String code) {
        OAuth2AuthorizationRequest request = request(registration, attempt);
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(address + BACK)
                .state(attempt.state())
                .build();
        RestClientAuthorizationCodeTokenResponseClient exchange = new RestClientAuthorizationCodeTokenResponseClient();
        exchange.setRestClient(client.mutate()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return exchange.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                registration, new OAuth2AuthorizationExchange(request, response)));
    }

    /** Signed by one of the keys that the provider shows now. */
    private Jwt idToken(ClientRegistration registration, String token) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(registration))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder.decode(token);
    }

    private JWKSet keys(ClientRegistration registration) {
        try {
            String address = registration.getProviderDetails().getJwkSetUri();
            return JWKSet.parse(Objects.requireNonNull(
                    client.get().uri(URI.create(address)).retrieve().body(String.class)));
        } catch (RestClientException | ParseException | IllegalArgumentException away) {
            log.warn(
                    "The identity provider's keys cannot be had ({})",
                    away.getClass().getSimpleName());
            throw new Refused(AWAY, "The identity provider does not answer; try again");
        }
    }
}
