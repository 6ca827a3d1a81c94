package health.polaris.web.request;

import health.polaris.common.error.ErrorAnswer;
import health.polaris.common.error.UnexpectedFailureFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the filters in order: request id, (access log and metrics at +10), cache headers, unexpected failures, (bounds of
 * bodies at +30), headers that say two things, then security. */
@AutoConfiguration
@EnableConfigurationProperties(RequestSettings.class)
public class RequestAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestId() {
        return registered(new RequestIdFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<CacheHeaderFilter> cacheHeaders() {
        return registered(new CacheHeaderFilter(), 20);
    }

    @Bean
    FilterRegistrationBean<UnexpectedFailureFilter> unexpectedFailures(ErrorAnswer errors) {
        return registered(new UnexpectedFailureFilter(errors), 25);
    }

    @Bean
    FilterRegistrationBean<UnambiguousHeaderFilter> unambiguousHeaders(ErrorAnswer errors) {
        return registered(new UnambiguousHeaderFilter(errors), 35);
    }

    @Bean
    QueryValues queryValues() {
        return new QueryValues();
    }

    @Bean
    WebMvcConfigurer requestRules() {
        return new RequestRules();
    }

    @Bean
    ClientAddress clientAddress(RequestSettings settings) {
        return new ClientAddress(settings);
    }

    private static <T extends Filter> FilterRegistrationBean<T> registered(T filter, int position) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + position);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }
}
