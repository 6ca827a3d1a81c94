package health.polaris.connector.console;

import health.polaris.common.security.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where the console asks; and {@link Session} as an argument of its pages, so that none forgets to ask who is logged in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

    @Bean
    WebMvcConfigurer operatorSession() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestArgument<>(
                        Session.class,
                        request -> Operator.of(
                                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))));
            }
        };
    }
}
