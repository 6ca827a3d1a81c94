package health.polaris.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import health.polaris.common.security.TestKeys;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §4.1 and §4.2 for tokens with an HMAC. */
class TokenTest {

    private final Client client = Probe.shared().client();

    @Test
    void acceptsAGoodToken() {
        assertThat(caller(Claims.internal().hs512())
                        .expect(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo("P1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void acceptsEveryHmacOfTheInternalIssuer(String algorithm) {
        caller(Claims.internal().hmac(JWSAlgorithm.parse(algorithm), Probe.HS_KEY))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer    ", "Basic QTpC", "Token abc", "BearerX abc", "abc"})
    void answers401WithoutABearerToken(String header) {
        Answer answer =
                client.with("Authorization", header).get("/probe/caller").expect(401);

        assertThat(answer.message()).isNotBlank();
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"polaris\"");
        client.get("/probe/caller").expect(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOO.BAR",
                "x",
                "a.b.c",
                "..",
                "e30.e30.",
                "a.b.c.d.e",
                "Bearer x",
                "ünïcode",
                "%00",
                "eyJ9.eyJ9.x",
                "e30.W10.e30",
                "bnVsbA.bnVsbA.bnVsbA"
            })
    void answers403ToWhatIsNoToken(String token) {
        assertForbidden(caller(token));
    }

    @Test
    void takesTheSchemeInAnyLetterCase() {
        client.with("Authorization", "bearer " + Claims.internal().hs512())
                .get("/probe/caller")
                .expect(200);
    }

    static Stream<Arguments> badTokens() {
        long now = Instant.now().getEpochSecond();
        Claims good = Claims.internal();
        String goodToken = good.hs512();
        String[] parts = goodToken.split("\\.", -1);
        return Stream.of(
                bad("alg none", unsigned("{\"alg\":\"none\"}", parts[1]) + "."),
                bad("alg none with a signature", unsigned("{\"alg\":\"none\"}", parts[1]) + "." + parts[2]),
                bad("no alg", unsigned("{\"typ\":\"JWT\"}", parts[1]) + "." + parts[2]),
                bad("unknown alg", unsigned("{\"alg\":\"HS1\"}", parts[1]) + "." + parts[2]),
                bad("numeric alg", unsigned("{\"alg\":512}", parts[1]) + "." + parts[2]),
                bad("no signature", parts[0] + "." + parts[1] + "."),
                bad("changed signature", goodToken.substring(0, goodToken.length() - 6) + "AAAAAA"),
                bad(
                        "signature of other claims",
                        parts[0] + "." + good.with("scope", "x").hs512().split("\\.")[1] + "." + parts[2]),
                bad("wrong key", good.hmac(JWSAlgorithm.HS512, Probe.HS_KEY + "x")),
                bad("key of another issuer", good.hmac(JWSAlgorithm.HS256, Probe.EPR_KEY)),
                bad("other issuer with our key", good.with("iss", "epr").hs512()),
                bad("unknown issuer", good.with("iss", "http://elsewhere/").hs512()),
                bad(
                        "issuer without the slash",
                        good.with("iss", "http://localhost").hs512()),
                bad(
                        "issuer with two slashes",
                        good.with("iss", "http://localhost//").hs512()),
                bad("no issuer", good.without("iss").hs512()),
                bad("issuer that is no text", good.with("iss", 7).hs512()),
                bad("wrong audience", good.with("aud", "http://elsewhere/").hs512()),
                bad("wrong audiences", good.with("aud", List.of("a", "b")).hs512()),
                bad("no audience in the list", good.with("aud", List.of()).hs512()),
                bad("audience that is no text", good.with("aud", 7).hs512()),
                bad(
                        "audience that is a prefix",
                        good.with("aud", "http://localhost").hs512()),
                bad("expired", good.with("exp", now - 7).hs512()),
                bad("no exp", good.without("exp").hs512()),
                bad("null exp", good.with("exp", null).hs512()),
                bad("exp as text", good.with("exp", Long.toString(now + 600)).hs512()),
                bad("exp of zero", good.with("exp", 0).hs512()),
                bad("not valid yet", good.with("nbf", now + 30).hs512()),
                bad("nbf as text", good.with("nbf", "0").hs512()),
                bad(
                        "issued in the future",
                        good.with("iat", now + 3_600).with("exp", now + 7_200).hs512()),
                bad(
                        "issued after its end",
                        good.with("iat", now + 4).with("exp", now + 1).hs512()),
                bad(
                        "good for longer than a day",
                        good.with("exp", now + 200_000).hs512()),
                bad("iat as text", good.with("iat", "0").hs512()),
                bad("sub as number", good.with("sub", 7).hs512()),
                bad("jti as number", good.with("jti", 7).hs512()),
                bad("scope array", good.with("scope", List.of("read:all")).hs512()),
                bad("scope object", good.with("scope", Map.of("a", 1)).hs512()),
                bad("scope number", good.with("scope", 7).hs512()),
                bad("crit", critical("{\"alg\":\"HS512\",\"crit\":[\"exp\"],\"exp\":1}")),
                bad("crit b64", critical("{\"alg\":\"HS512\",\"crit\":[\"b64\"],\"b64\":true}")),
                bad("empty crit", critical("{\"alg\":\"HS512\",\"crit\":[]}")),
                bad("RS256 of nobody's key", good.by(TestKeys.RSA, JWSAlgorithm.RS256)),
                bad(
                        "RS256 with its own key inside",
                        good.signed(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .jwk(TestKeys.RSA.toPublicJWK())
                                        .keyID("own"),
                                Claims.signer(TestKeys.RSA))),
                bad(
                        "RS256 with an address of its key",
                        good.signed(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .jwkURL(URI.create(Probe.keys().url("attacker")))
                                        .keyID("own"),
                                Claims.signer(TestKeys.RSA))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void answers403ToABadToken(String what, String token) {
        assertForbidden(caller(token));
        assertThat(Probe.keys().fetches("attacker")).as(what).isZero();
    }

    @Test
    void acceptsWhatIsOptional() {
        long now = Instant.now().getEpochSecond();
        Claims good = Claims.internal();

        caller(good.without("aud").hs512()).expect(200);
        caller(good.with("aud", List.of("x", "http://localhost/")).hs512()).expect(200);
        caller(good.with("nbf", now).hs512()).expect(200);
        caller(good.with("iat", now).with("sub", "s").with("jti", "j").hs512()).expect(200);
        caller(good.with("exp", now + 600.5).hs512()).expect(200);
        caller(good.with("iat", now + 2).with("nbf", now + 2).hs512()).expect(200);
        caller(good.with("exp", Instant.now().getEpochSecond() - 2).hs512()).expect(200);
        caller(good.with("exp", now + 86_400).hs512()).expect(200);
        caller(good.with("nbf", null).with("iat", null).with("sub", null).hs512())
                .expect(200);
        caller(good.with("exp", now + 2).hs512()).expect(200);
        caller(good.without("scope").hs512()).expect(200);
    }

    @Test
    void splitsScopesAtSpaces() {
        Answer answer =
                caller(Claims.internal().with("scope", "b:x a:y").hs512()).expect(200);

        assertThat(answer.json().path("scopes").toString()).isEqualTo("[\"a:y\",\"b:x\"]");
        assertThat(caller(Claims.internal().with("scope", "").hs512())
                        .json()
                        .path("scopes")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void knowsTheIssuersThatShareAKeyWithUs() {
        Claims epr = Claims.internal().with("iss", "epr").with("metadata", Map.of("system_id", "epr-1"));
        Claims login = Claims.internal().with("iss", "dev");

        assertThat(caller(epr.hmac(JWSAlgorithm.HS256, Probe.EPR_KEY))
                        .expect(200)
                        .json()
                        .path("issuer")
                        .asString())
                .isEqualTo("EPR_ADAPTER");
        client.as(login.hmac(JWSAlgorithm.HS256, Probe.LOGIN_KEY))
                .get("/probe/login")
                .expect(200);
        assertForbidden(caller(login.hmac(JWSAlgorithm.HS256, Probe.LOGIN_KEY)));
        assertForbidden(caller(epr.hmac(JWSAlgorithm.HS256, Probe.LOGIN_KEY)));
    }

    @Test
    void ignoresTokensOnOpenAndUnknownPaths() {
        client.as("FOO.BAR").get("/probe/open").expect(200);
        client.as("FOO.BAR").get("/running").expect(200);
        client.as("FOO.BAR").get("/nowhere").expect(404);
        client.get("/nowhere").expect(404);
        client.send("DELETE", "/probe/caller", BodyPublishers.noBody()).expect(405);
    }

    private Answer caller(String token) {
        return client.as(token).get("/probe/caller");
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.expect(403).body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    private static Arguments bad(String what, String token) {
        return Arguments.of(what, token);
    }

    private static String unsigned(String header, String payload) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + payload;
    }

    /** The header as it is, which a JOSE library would refuse to sign. */
    private static String critical(String header) {
        String[] parts = Claims.internal().hs512().split("\\.", -1);
        String input = unsigned(header, parts[1]);
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Probe.HS_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
