#!/bin/sh
# What:    Behind JWKSourceBuilder with its defaults, one old token (its key is no longer published) is enough that a
#          valid token of a key published just now fails for up to 30 seconds, and not as a bad token: the refused fetch
#          reaches Spring Security as a JwtException that is no BadJwtException, which is answered 500 instead of 401. A
#          client that logs in again on 401 shows "server error" instead, on a ward on the morning of a key rotation.
# Version: com.nimbusds:nimbus-jose-jwt 10.9.1, org.springframework.security:spring-security-oauth2-jose 7.1.1
# Seen:    2026-11-29
# Source:  RateLimitedJWKSetSource (two fetches in 30 s), RateLimitReachedException, NimbusJwtDecoder#createJwt
# Needs:   JDK 17 or later, mvn, a free port on loopback; no part of this project
#
# Exits 0 while it is so, 1 when it has changed, 2 when it could not be tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.nimbusds</groupId>
      <artifactId>nimbus-jose-jwt</artifactId>
      <version>10.9.1</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.security</groupId>
      <artifactId>spring-security-oauth2-jose</artifactId>
      <version>7.1.1</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib || exit 2

cat > Finding.java <<'JAVA'
import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.*;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.*;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.*;
import com.sun.net.httpserver.HttpServer;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.security.oauth2.jwt.*;

class Finding {
    static volatile JWKSet published;

    public static void main(String[] arguments) throws Exception {
        RSAKey retired = key("2025"), current = key("2026"), next = key("2027");
        published = new JWKSet(List.of(current));
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            byte[] body = published.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        URL url = URI.create("http://localhost:" + issuer.getAddress().getPort() + "/").toURL();
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(url).build();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();

        System.out.println("token of the current key:  " + decode(decoder, token(current)));
        System.out.println("token of a retired key:    " + decode(decoder, token(retired)));
        published = new JWKSet(List.of(current, next));
        String answer = decode(decoder, token(next));
        System.out.println("token of the rotated key:  " + answer);

        boolean so = answer.equals("JwtException because of RateLimitReachedException");
        System.out.println(so ? "a valid token fails like an outage" : "CHANGED");
        System.exit(so ? 0 : 1);
    }

    static String decode(JwtDecoder decoder, String token) {
        try {
            return "good, of " + decoder.decode(token).getSubject();
        } catch (JwtException failure) {
            Throwable cause = failure.getCause();
            return failure.getClass().getSimpleName() + " because of "
                    + (cause == null ? "nothing" : cause.getClass().getSimpleName());
        }
    }

    static RSAKey key(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    static String token(RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject("clinician-1")
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
JAVA
java -cp 'lib/*' Finding.java
