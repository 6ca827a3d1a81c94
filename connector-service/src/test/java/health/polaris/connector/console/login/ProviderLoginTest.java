package health.polaris.connector.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.common.digest.Sha256;
import health.polaris.connector.Bus;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Login at an OpenID provider, which is a small one of the test's own: code flow, PKCE, ID token. */
@PolarisTest
class ProviderLoginTest {

    private static final FakeProvider PROVIDER = new FakeProvider();

    @LocalServerPort
    private int port;

    private Api browser;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        properties.add("CONSOLE_PROVIDER_URL", PROVIDER::address);
        properties.add("CONSOLE_CLIENT_ID", () -> "polaris-console");
        properties.add("CONSOLE_ADDRESS", () -> "https://polaris.example/");
    }

    @BeforeEach
    void begin() {
        PROVIDER.begin();
        Api anonymous = new Api(port);
        assertThat(anonymous.get("/console/login").expect(200).body()).contains("/console/login/provider");
        Answer begun = anonymous.get("/console/login/provider");
        assertThat(begun.status()).isEqualTo(303);
        String cookie = String.valueOf(begun.header("Set-Cookie"));
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/console/login", "Max-Age=600");
        browser = anonymous.with("Cookie", cookie.replaceAll(";.*", ""));
        URI there = URI.create(String.valueOf(begun.header("Location")));
        asked = FakeProvider.form(there.getRawQuery());
        assertThat(there.toString()).startsWith(PROVIDER.address() + "/auth?");
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(asked).containsEntry("scope", "openid").containsEntry("client_id", "polaris-console");
        PROVIDER.challenge = asked.getOrDefault("code_challenge", "");
        PROVIDER.claims.put("nonce", asked.getOrDefault("nonce", ""));
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
        assertThat(claims(answer))
                .contains("\"system_id\":\"operator-7f0c\"", "\"scope\":\"read:hl7_message write:hl7_message\"")
                .doesNotContain("send_patient", "grace");
    }

    private static String claims(Answer loggedIn) {
        String session = String.valueOf(loggedIn.header("Set-Cookie")).replaceAll(";.*", "");
        return new String(
                Base64.getUrlDecoder()
                        .decode(session.substring(session.indexOf('=') + 1).split("\\.")[1]),
                StandardCharsets.UTF_8);
    }

    /** Whoever may choose a name would else act as somebody else. */
    @Test
    void twoPersonsAreTwoOperatorsWhateverTheyCallThemselves() throws Exception {
        try (Bus audits = new Bus(TestServices.broker(), Bus.AUDIT_EVENTS)) {
            PROVIDER.claims.put("sub", "idp|ada");
            String ada = claims(back(state(), "the-code").expect(200));
            PROVIDER.claims.put("sub", "idp_ada");
            String other = claims(back(state(), "the-code").expect(200));
            String digest = HexFormat.of().formatHex(Sha256.of("idp|ada"));

            assertThat(ada).contains("\"system_id\":\"operator-" + digest + "\"");
            assertThat(other).contains("\"system_id\":\"operator-idp_ada\"");
            JsonNode told = audits.audit("operator_logged_in", "operator-" + digest);
            assertThat(told.path("subject").asString()).isEqualTo("idp|ada");
            assertThat(told.path("name").asString()).isEqualTo("grace@ward7");
        }
        String longOne = "a".repeat(200);
        assertThat(OperatorLogins.id(longOne + "1"))
                .isNotEqualTo(OperatorLogins.id(longOne + "2"))
                .hasSizeLessThan(100);
        assertThat(OperatorLogins.id(OperatorLogins.id(longOne).replace("operator-", "")))
                .isNotEqualTo(OperatorLogins.id(longOne));
        PROVIDER.claims.put("sub", " ");
        isRefused(back(state(), "the-code"));
    }

    @Test
    void keycloaksAnswerIsTaken() {
        PROVIDER.granted = "openid email profile write:hl7_message read:hl7_message";
        PROVIDER.more = Map.of(
                "refresh_expires_in",
                1800,
                "refresh_token",
                "of-the-provider",
                "not-before-policy",
                0,
                "session_state",
                "q1w2");
        PROVIDER.claims.putAll(Map.of(
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
        PROVIDER.claims.put("nonce", "of-another-login");
        isRefused(back(state(), "the-code"));
        PROVIDER.claims.put("nonce", asked.getOrDefault("nonce", ""));
        PROVIDER.claims.put("aud", "another-client");
        isRefused(back(state(), "the-code"));
        PROVIDER.claims.put("aud", "polaris-console");
        PROVIDER.claims.put("exp", Instant.now().minusSeconds(3600).getEpochSecond());
        isRefused(back(state(), "the-code"));
        PROVIDER.claims.remove("exp");
        PROVIDER.signing = FakeProvider.key("k-2");
        isRefused(back(state(), "the-code"));
        PROVIDER.signing = FakeProvider.KEY;
        back(state(), "the-code").expect(200);
    }

    @Test
    void whoHasNoneOfTheScopesIsNoOperator() {
        PROVIDER.granted = "openid read:send_patient";
        isRefused(back(state(), "the-code"));
    }

    /** A browser that has logged in, and keeps what it was given for the whole console. */
    private Api loggedIn() {
        String cookies = back(state(), "the-code").expect(200).headers().allValues("Set-Cookie").stream()
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
        return new Api(port).with("Cookie", cookies);
    }

    private static Answer logOut(Api operator) {
        String key = operator.get("/console/message")
                .expect(200)
                .body()
                .replaceAll("(?s).*?name=\"form_key\" value=\"([^\"]*)\".*", "$1");
        return operator.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/console/logout", "form_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    private static void isOutHere(Answer answer) {
        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("polaris-console="));
    }

    @Test
    void whoLogsOutIsLoggedOutAtTheProviderToo() {
        assertThat(back(state(), "the-code").headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("polaris-console-provider="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict", "Path=/console/logout", "Max-Age=3600");
        Answer out = logOut(loggedIn()).expect(200);
        isOutHere(out);
        String refresh = String.valueOf(out.header("Refresh"));
        assertThat(refresh).startsWith("0; url=" + PROVIDER.address() + "/logout?realm=hospital&");
        Map<String, String> told =
                FakeProvider.form(URI.create(refresh.replace("0; url=", "")).getRawQuery());
        assertThat(told)
                .containsEntry("client_id", "polaris-console")
                .containsEntry("post_logout_redirect_uri", "https://polaris.example/console/login")
                .containsKey("id_token_hint");
        String hint = told.getOrDefault("id_token_hint", "");
        assertThat(new String(Base64.getUrlDecoder().decode(hint.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"sub\":\"7f0c\"");
        assertThat(out.body()).contains("Log out at the identity provider").doesNotContain("form_key");
    }

    @Test
    void whoLogsOutIsLoggedOutHereWhateverTheProviderHas() {
        Api operator = loggedIn();
        PROVIDER.endsSessions = false;
        Answer out = logOut(operator).expect(303);
        isOutHere(out);
        assertThat(out.header("Location")).isEqualTo("/console/login");
    }

    /** A cookie would not hold it: the login is good all the same. */
    @Test
    void anIdTokenThatIsTooLongIsNotKept() {
        PROVIDER.claims.put("groups", "ward ".repeat(1000));
        Answer out = logOut(loggedIn()).expect(303);
        isOutHere(out);
    }
}
