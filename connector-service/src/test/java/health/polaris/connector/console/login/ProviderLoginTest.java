package health.polaris.connector.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import health.polaris.connector.outbound.StubServer;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Login at an OpenID provider, which is a small one of the test's own: code flow, PKCE, ID token. */
@PolarisTest
class ProviderLoginTest {

    private static final RSAKey KEY = key("k-1");

    /** Keycloak shows one for encryption beside that of its signatures. */
    private static final RSAKey FOR_SECRETS = new RSAKey.Builder(key("k-0"))
            .keyUse(KeyUse.ENCRYPTION)
            .algorithm(JWEAlgorithm.RSA_OAEP)
            .build();

    private static final StubServer PROVIDER = new StubServer(ProviderLoginTest::answer);

    /** What the provider's ID token says, but for what every one has. */
    private static final Map<String, Object> CLAIMS = new HashMap<>();

    private static volatile String granted = "";
    private static volatile Map<String, Object> more = Map.of();
    private static volatile RSAKey signing = KEY;
    private static volatile String challenge = "";

    @LocalServerPort
    private int port;

    private Api browser;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        properties.add("CONSOLE_PROVIDER_URL", PROVIDER::address);
        properties.add("CONSOLE_CLIENT_ID", () -> "polaris-console");
        properties.add("CONSOLE_ADDRESS", () -> "https://polaris.example/");
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static StubServer.Reply answer(StubServer.Request request) {
        String address = "http://" + request.headers().getFirst("Host");
        Object body = switch (request.path()) {
            case "/.well-known/openid-configuration" ->
                Map.of(
                        "issuer",
                        address,
                        "authorization_endpoint",
                        address + "/auth",
                        "token_endpoint",
                        address + "/token",
                        "jwks_uri",
                        address + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256"));
            case "/keys" ->
                new JWKSet(List.of(FOR_SECRETS, KEY)).toPublicJWKSet().toJSONObject();
            case "/token" -> tokens(address, form(request.body()));
            default -> Map.of();
        };
        return new StubServer.Reply(
                body instanceof Map<?, ?> map && map.containsKey("error") ? 400 : 200,
                JsonMapper.shared().writeValueAsString(body),
                "application/json");
    }

    /** As RFC 7636 has it: the verifier must be what the challenge was made of. */
    private static Map<String, Object> tokens(String issuer, Map<String, String> form) {
        if (!digest(form.getOrDefault("code_verifier", "")).equals(challenge)
                || !"the-code".equals(form.get("code"))
                || !"polaris-console".equals(form.get("client_id"))
                || !"https://polaris.example/console/login/back".equals(form.get("redirect_uri"))) {
            return Map.of("error", "invalid_grant");
        }
        Map<String, Object> answer = new HashMap<>(more);
        answer.putAll(Map.of(
                "access_token",
                "of-the-provider",
                "token_type",
                "Bearer",
                "expires_in",
                300,
                "scope",
                granted,
                "id_token",
                idToken(issuer)));
        return answer;
    }

    private static String idToken(String issuer) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("polaris-console")
                .subject("7f0c")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        CLAIMS.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    private static String digest(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair.length < 2 ? "" : pair[1], StandardCharsets.UTF_8)));
    }

    @BeforeEach
    void begin() {
        granted = "openid read:hl7_message write:hl7_message write:send_patient";
        signing = KEY;
        more = Map.of();
        CLAIMS.clear();
        CLAIMS.put("preferred_username", "grace@ward7");
        Api anonymous = new Api(port);
        assertThat(anonymous.get("/console/login").expect(200).body()).contains("/console/login/provider");
        Answer begun = anonymous.get("/console/login/provider");
        assertThat(begun.status()).isEqualTo(303);
        String cookie = String.valueOf(begun.header("Set-Cookie"));
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/console/login", "Max-Age=600");
        browser = anonymous.with("Cookie", cookie.replaceAll(";.*", ""));
        URI there = URI.create(String.valueOf(begun.header("Location")));
        asked = form(there.getRawQuery());
        assertThat(there.toString()).startsWith(PROVIDER.address() + "/auth?");
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(asked).containsEntry("scope", "openid").containsEntry("client_id", "polaris-console");
        challenge = asked.getOrDefault("code_challenge", "");
        CLAIMS.put("nonce", asked.getOrDefault("nonce", ""));
    }

    private Map<String, String> asked = Map.of();

    private Answer back(String state, String code) {
        return browser.get("/console/login/back?session_state=x&state=" + state + "&code=" + code);
    }

    private void isRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    private String state() {
        return asked.getOrDefault("state", "");
    }

    @Test
    void whoComesBackIsAnOperatorOfOurs() {
        Answer answer = back(state(), "the-code").expect(200);
        String cookie = String.valueOf(answer.header("Set-Cookie"));
        assertThat(cookie).contains("polaris-console=", "HttpOnly", "SameSite=Strict", "Path=/console");
        assertThat(answer.header("Refresh")).isEqualTo("0; url=/console/message");
        String session = cookie.replaceAll(";.*", "");
        new Api(port).with("Cookie", session).get("/console/message").expect(200);
        String claims = new String(
                Base64.getUrlDecoder()
                        .decode(session.substring(session.indexOf('=') + 1).split("\\.")[1]),
                StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"system_id\":\"operator-grace@ward7\"", "\"scope\":\"read:hl7_message write:hl7_message\"")
                .doesNotContain("send_patient");
    }

    @Test
    void keycloaksAnswerIsTaken() {
        granted = "openid email profile write:hl7_message read:hl7_message";
        more = Map.of(
                "refresh_expires_in",
                1800,
                "refresh_token",
                "of-the-provider",
                "not-before-policy",
                0,
                "session_state",
                "q1w2");
        CLAIMS.putAll(Map.of(
                "typ",
                "ID",
                "azp",
                "polaris-console",
                "sid",
                "q1w2",
                "at_hash",
                "Zm9v",
                "acr",
                "1",
                "auth_time",
                Instant.now().getEpochSecond(),
                "email_verified",
                true,
                "name",
                "Omar Price"));
        browser.get("/console/login/back?state=" + state() + "&session_state=q1w2&iss="
                        + URLEncoder.encode(PROVIDER.address(), StandardCharsets.UTF_8) + "&code=the-code")
                .expect(200);
    }

    @Test
    void whatWasNotBegunHereIsRefused() {
        isRefused(back("other", "the-code"));
        isRefused(new Api(port).get("/console/login/back?state=" + state() + "&code=the-code"));
        isRefused(browser.get("/console/login/back?error=access_denied&state=" + state()));
    }

    @Test
    void whatTheProviderDoesNotStandForIsRefused() {
        isRefused(back(state(), "another-code"));
        CLAIMS.put("nonce", "of-another-login");
        isRefused(back(state(), "the-code"));
        CLAIMS.put("nonce", asked.getOrDefault("nonce", ""));
        CLAIMS.put("aud", "another-client");
        isRefused(back(state(), "the-code"));
        CLAIMS.put("aud", "polaris-console");
        CLAIMS.put("exp", Instant.now().minusSeconds(3600).getEpochSecond());
        isRefused(back(state(), "the-code"));
        CLAIMS.remove("exp");
        signing = key("k-2");
        isRefused(back(state(), "the-code"));
        signing = KEY;
        back(state(), "the-code").expect(200);
    }

    @Test
    void whoHasNoneOfTheScopesIsNoOperator() {
        granted = "openid read:send_patient";
        isRefused(back(state(), "the-code"));
    }
}
