package health.polaris.web.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A pool for requests, a pool for the background, and those that a service has for what must not wait for either. */
@AutoConfiguration
@ConditionalOnClass(HikariDataSource.class)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseAutoConfiguration {

    @Bean
    static PoolsPostProcessor databasePools(ObjectProvider<DatabaseSettings> settings) {
        return new PoolsPostProcessor(settings);
    }

    @Bean
    MeterBinder databasePoolMeters(PoolsPostProcessor pools) {
        return pools::measure;
    }

    @Bean
    WebMvcConfigurer databasePoolOfTheRoute() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RoutePool());
            }
        };
    }

    private static final class RoutePool implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            UsesPool uses = handler instanceof HandlerMethod route ? route.getMethodAnnotation(UsesPool.class) : null;
            if (uses != null) {
                DatabasePool.choose(RequestContextHolder.currentRequestAttributes(), uses.value());
            }
            return true;
        }
    }
}
