package health.polaris.common.bearer;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import health.polaris.common.error.ErrorKind;
import health.polaris.common.security.CallerAuthentication;
import health.polaris.common.security.Revocations;
import health.polaris.common.security.SecuritySettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stateless bearer tokens in front of all routes; answers as contracts/platform.md §4.1. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityAutoConfiguration.class);

    @Bean
    Routes routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return new Routes(mapping);
    }

    /** Also keeps the framework from making up a user with a password. */
    @Bean
    TokenDecoders tokenDecoders(SecuritySettings settings, DeploymentEnvironment environment, OutwardHttp http) {
        boolean production = environment.isProduction();
        boolean requireAudience = settings.requireAud() == null ? production : settings.requireAud();
        return new TokenDecoders(
                TokenIssuers.from(settings, production, http.sockets()), Clock.systemUTC(), requireAudience);
    }

    /** Requests are measured once, as a whole; to time each filter and the request again was a tenth of a read. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain polarisSecurity(
            HttpSecurity http,
            TokenDecoders tokens,
            ObjectProvider<Revocations> revocations,
            Routes routes,
            ErrorAnswer errors)
            throws Exception {
        BearerTokenAuthenticationFilter bearer =
                bearerFilter(tokens, revocations.getIfAvailable(() -> Revocations.NONE), routes, errors);
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(bearer, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(new RouteAccess(routes)))
                .exceptionHandling(answers ->
                        answers.authenticationEntryPoint(noToken(errors)).accessDeniedHandler(notAllowed(errors)))
                .build();
    }

    private static BearerTokenAuthenticationFilter bearerFilter(
            TokenDecoders tokens, Revocations revocations, Routes routes, ErrorAnswer errors) {
        RememberedTokens remembered = new RememberedTokens(
                new JwtIssuerAuthenticationManagerResolver(tokens), tokens::keyFetches, Clock.systemUTC());
        BearerTokenAuthenticationFilter filter =
                new BearerTokenAuthenticationFilter(unrevoked(remembered, revocations));
        filter.setBearerTokenResolver(new BearerToken(routes));
        filter.setAuthenticationFailureHandler(badToken(errors));
        return filter;
    }

    /** Asked for each request, because what is remembered was good a moment ago (contracts/platform.md §4.7). */
    static AuthenticationManagerResolver<HttpServletRequest> unrevoked(
            AuthenticationManagerResolver<HttpServletRequest> tokens, Revocations revocations) {
        return request -> bearer -> {
            Authentication verified = tokens.resolve(request).authenticate(bearer);
            if (verified instanceof CallerAuthentication caller && caller.isRevoked(revocations)) {
                throw new InvalidBearerTokenException("holder is revoked");
            }
            return verified;
        };
    }

    private static AuthenticationEntryPoint noToken(ErrorAnswer errors) {
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"polaris\"");
            errors.write(
                    request, response, new ApiException(ErrorKind.UNAUTHENTICATED, "No authorization token provided"));
        };
    }

    private static AccessDeniedHandler notAllowed(ErrorAnswer errors) {
        return (request, response, failure) -> errors.write(request, response, ApiException.forbidden());
    }

    private static AuthenticationFailureHandler badToken(ErrorAnswer errors) {
        return (request, response, failure) -> {
            log.info("Token refused: {}", failure.getMessage());
            errors.write(
                    request,
                    response,
                    failure instanceof AuthenticationServiceException
                            ? ApiException.unavailable()
                            : ApiException.forbidden());
        };
    }
}
