package health.polaris.messages.token;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.TestEnvironment;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The service with a key set in the middle of a rotation: a new ES256 key signs, the RS256 key before is still good. */
@PolarisTest
@DirtiesContext
class AsymmetricTokensTest {

    private static final JWKSet KEYS = keys();
    private static final HttpServer PUBLISHED = publish();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void keySet(DynamicPropertyRegistry properties) {
        properties.add("JWT_SIGNING_KEYS", () -> KEYS.toString(false));
        properties.add("RABBITMQ_DISABLED", () -> true);
        properties.add(
                "INTERNAL_JWKS_URL",
                () -> "http://localhost:" + PUBLISHED.getAddress().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        PUBLISHED.stop(0);
    }

    @Test
    void signsWithTheFirstKeyPublishesAllAndAcceptsTokensOfBoth() throws Exception {
        Api anonymous = new Api(port);
        Answer published = anonymous.get("/.well-known/jwks.json").expect(200);
        assertThat(published.header("Cache-Control")).contains("max-age=300", "public");
        assertThat(published.json().path("keys")).hasSize(2);
        assertThat(published.json().path("keys").valueStream()).noneMatch(key -> key.has("d"));

        String patient = fresh("patient");
        String token = token(anonymous, patient);
        SignedJWT signed = SignedJWT.parse(token);
        assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(signed.getHeader().getKeyID()).isEqualTo("new");
        String list = "/dhos/v1/sender/" + patient + "/message";
        anonymous.as(token).get(list).expect(200);
        anonymous.as(ofTheKeyBefore(patient)).get(list).expect(200);
        anonymous.as(Tokens.patient(patient, "read:gdm_message")).get(list).expect(200);
        anonymous
                .as(token.substring(0, token.length() - 6) + "AAAAAA")
                .get(list)
                .expect(403);
    }

    private static String token(Api anonymous, String patient) {
        JsonNode requested = anonymous
                .as(Tokens.system("write:gdm_activation"))
                .post("/dhos/v1/patient/" + patient + "/activation", null)
                .expect(200)
                .json();
        String code = anonymous
                .post(
                        "/dhos/v1/activation/"
                                + requested.path("activation_code").asString(),
                        Map.of("otp", requested.path("otp").asString()))
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
        return anonymous
                .with("x-authorisation-code", code)
                .get("/dhos/v1/patient/" + patient + "/jwt")
                .expect(200)
                .json()
                .path("jwt")
                .asString();
    }

    private static String ofTheKeyBefore(String patient) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TestEnvironment.PROXY_URL + "/")
                .audience(TestEnvironment.PROXY_URL + "/")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("scope", "read:gdm_message")
                .claim("metadata", Map.of("patient_id", patient))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("old").build(), claims);
        token.sign(new RSASSASigner((RSAKey) KEYS.getKeys().get(1)));
        return token.serialize();
    }

    private static JWKSet keys() {
        try {
            return new JWKSet(List.of(
                    new ECKeyGenerator(Curve.P_256)
                            .keyID("new")
                            .algorithm(JWSAlgorithm.ES256)
                            .generate(),
                    new RSAKeyGenerator(2048)
                            .keyID("old")
                            .algorithm(JWSAlgorithm.RS256)
                            .generate()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpServer publish() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = KEYS.toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException unable) {
            throw new IllegalStateException(unable);
        }
    }
}
