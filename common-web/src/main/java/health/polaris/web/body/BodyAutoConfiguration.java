package health.polaris.web.body;

import health.polaris.common.error.ErrorAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the bounds of bodies behind the access log and before security, and those of routes before anybody reads. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(BodySettings.class)
public class BodyAutoConfiguration {

    private static final int BEHIND_UNEXPECTED_FAILURES = Ordered.HIGHEST_PRECEDENCE + 30;

    @Bean
    BodyBudget bodyBudget(BodySettings settings, MeterRegistry meters) {
        return new BodyBudget(settings, meters);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(BodySettings settings, BodyBudget budget, ErrorAnswer errors) {
        FilterRegistrationBean<BodyLimitFilter> registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(settings, budget, errors));
        registration.setOrder(BEHIND_UNEXPECTED_FAILURES);
        return registration;
    }

    @Bean
    WebMvcConfigurer routeBodyLimits(BodySettings settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RouteBodyLimit(settings)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
