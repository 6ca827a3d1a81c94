package health.polaris.messages.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import health.polaris.common.security.SecuritySettings;
import health.polaris.web.token.ServiceToken;
import health.polaris.web.token.SigningKeySet;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static SigningKeys keys(String text) {
        return new SigningKeys(new TokenSettings(text, 900, 86_400, "", "", ""));
    }

    private static SigningKeys keys(JWK... keys) {
        return keys(new JWKSet(List.of(keys)).toString(false));
    }

    private static JWK es256(String name) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(name)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
    }

    private static JWK rs256(int bits) throws JOSEException {
        return new RSAKeyGenerator(bits, true)
                .keyID("rsa")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
    }

    @Test
    void withoutKeysNothingIsPublished() {
        assertThat(SigningKeySet.read("JWT_SIGNING_KEYS", "").first()).isNull();
        assertThat(keys(" ").published()).isEqualTo(Map.of("keys", List.of()));
    }

    /** {@code deploy/signing-keys.sh}, which docs/kubernetes.md names. */
    @Test
    void theScriptMakesASetThatSigns() throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                .as("openssl is not on the PATH")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "openssl")));
        Process script = new ProcessBuilder("../deploy/signing-keys.sh")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).isZero();

        ECKey key = (ECKey) Objects.requireNonNull(
                SigningKeySet.read("JWT_SIGNING_KEYS", text).first());
        JWSObject signed =
                new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload("for those who read the key set"));
        signed.sign(new ECDSASigner(key));

        assertThat(JWKSet.parse(keys(text).published()).getKeys()).containsExactly(key.toPublicJWK());
        assertThat(signed.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
    }

    @Test
    void theFirstKeySignsAndAllArePublishedWithoutTheirPrivatePart(@TempDir Path folder) throws Exception {
        JWK first = es256("first");
        JWK second = rs256(2048);
        Path file = Files.writeString(folder.resolve("keys.json"), new JWKSet(List.of(first, second)).toString(false));
        SigningKeys keys = keys("file:" + file);
        assertThat(SigningKeySet.read("JWT_SIGNING_KEYS", "file:" + file).first())
                .isEqualTo(first);
        assertThat(keys.published())
                .isEqualTo(Map.of(
                        "keys",
                        List.of(
                                first.toPublicJWK().toJSONObject(),
                                second.toPublicJWK().toJSONObject())));
        assertThat(first.isPrivate() && second.isPrivate()).isTrue();
        assertThat(JWKSet.parse(keys.published()).getKeys()).noneMatch(JWK::isPrivate);
    }

    @Test
    void refusesToStartWithKeysThatNotEverybodyCouldVerify() throws Exception {
        refused(rs256(1024));
        refused(es256("same"), es256("same"));
        refused(new ECKeyGenerator(Curve.P_256).algorithm(JWSAlgorithm.ES256).generate());
        refused(new ECKeyGenerator(Curve.P_256).keyID("no alg").generate());
        refused(new ECKeyGenerator(Curve.P_384)
                .keyID("a")
                .algorithm(JWSAlgorithm.ES384)
                .generate());
        refused(es256("public").toPublicJWK());
        assertThatThrownBy(() -> keys("{\"keys\":[]}")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys("secret words"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("secret words");
    }

    @Test
    void withoutHmacAKeyIsNeeded() throws Exception {
        SecuritySettings.SharedKeyIssuer off = new SecuritySettings.SharedKeyIssuer("", "", Duration.ofDays(1));
        SecuritySettings settings = new SecuritySettings(
                "http://p",
                "k".repeat(64),
                "",
                "http://p/keys",
                null,
                Duration.ofDays(1),
                new SecuritySettings.Auth0("", "", "", "m", "", Duration.ofDays(1)),
                off,
                off,
                new SecuritySettings.ServiceKeys(false, "", ""));
        assertThatThrownBy(() -> keys("").signer(settings))
                .hasMessage("JWT_HMAC is false, so JWT_SIGNING_KEYS must be set: nobody accepts what HS_KEY signs");
        assertThatThrownBy(() -> ServiceToken.of(settings)).hasMessageContaining("JWT_SERVICE_SIGNING_KEY must be set");
        assertThat(keys(es256("first"))
                        .signer(settings)
                        .issue(Map.of("system_id", "first"), Set.of(), Duration.ofMinutes(1)))
                .contains(".");
    }

    private static void refused(JWK... keys) {
        assertThatThrownBy(() -> keys(keys)).isInstanceOf(IllegalStateException.class);
    }
}
