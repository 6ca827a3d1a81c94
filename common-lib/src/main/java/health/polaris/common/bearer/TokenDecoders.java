package health.polaris.common.bearer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * A decoder for each issuer, which the {@code iss} of a token picks: with the keys of that issuer and no others, and the
 * claim checks of contracts/platform.md §4.2.
 */
final class TokenDecoders implements AuthenticationManagerResolver<String>, AutoCloseable {

    private static final AuthenticationManager NOBODY = token -> {
        throw new InvalidBearerTokenException("unknown issuer");
    };

    /** Of the clocks of those who sign. */
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    private final Collection<TokenIssuer> issuers;
    private final Map<String, AuthenticationManager> managers;
    private final Clock clock;
    private final JwtTimestampValidator times;
    private final boolean requireAudience;

    /** @param requireAudience of HMAC tokens too */
    TokenDecoders(Map<String, TokenIssuer> issuers, Clock clock, boolean requireAudience) {
        this.issuers = issuers.values();
        this.requireAudience = requireAudience;
        this.clock = clock;
        this.times = times(clock);
        this.managers = issuers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> manager(entry.getValue())));
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        return managers.getOrDefault(issuer, NOBODY);
    }

    /** How often keys were fetched so far, of whichever issuer. */
    long keyFetches() {
        return issuers.stream()
                .map(TokenIssuer::jwks)
                .flatMap(Stream::ofNullable)
                .mapToLong(PublishedKeys::fetched)
                .sum();
    }

    private AuthenticationManager manager(TokenIssuer issuer) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder(issuer));
        provider.setJwtAuthenticationConverter(new CallerConverter(issuer));
        return provider::authenticate;
    }

    private JwtDecoder decoder(TokenIssuer issuer) {
        DefaultJWTProcessor<SecurityContext> processor = new Processor(issuer);
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWSKeySelector(issuer);
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(TokenDecoders::withInstants);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                times,
                check("issued in the future", token -> !isAhead(token.getIssuedAt(), LEEWAY)),
                check(
                        "lives too long",
                        token -> !isAhead(
                                token.getExpiresAt(), issuer.longestLife().plus(LEEWAY))),
                check("key of another system", issuer::maySpeak),
                check("wrong audience", token -> isMeantForUs(issuer, token)),
                check(
                        "scope is no text",
                        token -> isTextOrAbsent(token.getClaims().get(issuer.scopeClaim()))))));
        return token -> decode(decoder, token);
    }

    private boolean isAhead(@Nullable Instant time, Duration atMost) {
        return time != null && time.isAfter(clock.instant().plus(atMost));
    }

    /** Only keys that cannot be fetched are a failure of ours (503); one that does not fit the token is the token's. */
    private static Jwt decode(NimbusJwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException refused) {
            throw refused;
        } catch (JwtException failure) {
            throw failure.getCause() instanceof KeySourceException
                    ? failure
                    : new BadJwtException("key does not fit", failure);
        }
    }

    /** Equal is still valid. */
    private static JwtTimestampValidator times(Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(LEEWAY);
        times.setClock(Clock.tick(clock, Duration.ofSeconds(1)));
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    private static OAuth2TokenValidator<Jwt> check(String mistake, Predicate<Jwt> rule) {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, mistake, null);
        return token ->
                rule.test(token) ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(error);
    }

    private boolean isMeantForUs(TokenIssuer issuer, Jwt token) {
        List<String> audience = token.getAudience();
        return audience == null ? mayLackAudience(token) : audience.contains(issuer.audience());
    }

    /** Tokens of a published key may not: their issuer signs for other applications too. */
    private boolean mayLackAudience(Jwt token) {
        String algorithm = String.valueOf(token.getHeaders().get("alg"));
        return !requireAudience && JWSAlgorithm.Family.HMAC_SHA.contains(JWSAlgorithm.parse(algorithm));
    }

    private static boolean isTextOrAbsent(@Nullable Object claim) {
        return claim == null || claim instanceof String;
    }

    private static Map<String, Object> withInstants(Map<String, Object> claims) {
        Map<String, Object> converted = new HashMap<>();
        claims.forEach((name, value) -> {
            if (value != null) {
                converted.put(name, value instanceof Date date ? date.toInstant() : value);
            }
        });
        return converted;
    }

    @Override
    public void close() throws IOException {
        for (TokenIssuer issuer : issuers) {
            if (issuer.jwks() != null) {
                issuer.jwks().close();
            }
        }
    }

    /** Names the reason when it is in the header; and Nimbus takes {@code "sub": 7} for {@code "7"}. */
    private static final class Processor extends DefaultJWTProcessor<SecurityContext> {

        private final TokenIssuer issuer;

        Processor(TokenIssuer issuer) {
            this.issuer = issuer;
        }

        @Override
        public JWTClaimsSet process(SignedJWT token, @Nullable SecurityContext context)
                throws BadJOSEException, JOSEException {
            String refusal = issuer.refusal(token.getHeader());
            if (refusal != null) {
                throw new BadJOSEException(refusal);
            }
            return super.process(token, context);
        }

        @Override
        protected JWTClaimsSet extractJWTClaimsSet(JWT token) throws BadJWTException {
            JWTClaimsSet claims = super.extractJWTClaimsSet(token);
            if (claims.getSubject() != null
                    && token instanceof SignedJWT signed
                    && !(signed.getPayload().toJSONObject().get(JwtClaimNames.SUB) instanceof String)) {
                throw new BadJWTException("sub is no text");
            }
            return claims;
        }
    }
}
