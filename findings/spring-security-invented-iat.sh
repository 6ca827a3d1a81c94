#!/bin/sh
# What:    NimbusJwtDecoder gives a valid token without "iat" one that the issuer never wrote: a second before "exp", so
#          mostly in the future. A rule on a token's age, or an audit line "issued at", is wrong for every such token; iat
#          is optional (RFC 7519 §4.1.6), and gateways and devices in hospitals do leave it out.
# Version: org.springframework.security:spring-security-oauth2-jose 7.1.1
# Seen:    2026-11-29
# Source:  MappedJwtClaimSetConverter, the default converter of NimbusJwtDecoder; setClaimSetConverter avoids it
# Needs:   JDK 17 or later, mvn; no part of this project
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
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.*;
import java.time.*;
import java.util.Date;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jwt.*;

class Finding {
    public static void main(String[] arguments) throws Exception {
        byte[] key = new byte[32];
        Instant inAnHour = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder().subject("tablet-7").expirationTime(Date.from(inAnHour)).build());
        token.sign(new MACSigner(key));

        Jwt decoded = NimbusJwtDecoder.withSecretKey(new SecretKeySpec(key, "HmacSHA256")).build()
                .decode(token.serialize());

        System.out.println("written: " + token.getPayload());
        System.out.println("decoded: iat = " + decoded.getIssuedAt() + ", now = " + Instant.now());
        boolean invented = inAnHour.minusSeconds(1).equals(decoded.getIssuedAt());
        System.out.println(invented ? "iat is invented" : "CHANGED: iat is not invented any more");
        System.exit(invented ? 0 : 1);
    }
}
JAVA
java -cp 'lib/*' Finding.java
