package health.polaris.connector.console.login;

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
import java.net.URLDecoder;
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
import tools.jackson.databind.json.JsonMapper;

/** A small OpenID provider: it describes itself, shows its keys and gives a token for one code. */
final class FakeProvider {

    static final RSAKey KEY = key("k-1");

    /** Keycloak shows one for encryption beside that of its signatures. */
    private static final RSAKey FOR_SECRETS = new RSAKey.Builder(key("k-0"))
            .keyUse(KeyUse.ENCRYPTION)
            .algorithm(JWEAlgorithm.RSA_OAEP)
            .build();

    private final StubServer server = new StubServer(this::answer);

    /** What the ID token says, but for what every one has. */
    final Map<String, Object> claims = new HashMap<>();

    volatile String granted = "";
    volatile Map<String, Object> more = Map.of();
    volatile RSAKey signing = KEY;
    volatile String challenge = "";

    /** Whether it can be told that somebody logs out. */
    volatile boolean endsSessions;

    String address() {
        return server.address();
    }

    /** As it is ahead of each login. */
    void begin() {
        granted = "openid read:hl7_message write:hl7_message write:send_patient";
        signing = KEY;
        more = Map.of();
        endsSessions = true;
        claims.clear();
        claims.put("preferred_username", "grace@ward7");
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private StubServer.Reply answer(StubServer.Request request) {
        String address = "http://" + request.headers().getFirst("Host");
        Object body = switch (request.path()) {
            case "/.well-known/openid-configuration" -> described(address);
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

    private Map<String, Object> described(String address) {
        Map<String, Object> described = new HashMap<>(Map.of(
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
                List.of("RS256")));
        if (endsSessions) {
            described.put("end_session_endpoint", address + "/logout?realm=hospital");
        }
        return described;
    }

    /** As RFC 7636 has it: the verifier must be what the challenge was made of. */
    private Map<String, Object> tokens(String issuer, Map<String, String> form) {
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

    private String idToken(String issuer) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("polaris-console")
                .subject("7f0c")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        claims.forEach(all::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), all.build());
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

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair.length < 2 ? "" : pair[1], StandardCharsets.UTF_8)));
    }
}
