package health.polaris.web.monitoring;

import health.polaris.common.dependency.Dependency;
import health.polaris.web.request.ClientAddress;
import health.polaris.web.request.RequestAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Monitoring endpoints, access log and request metrics. */
@AutoConfiguration(
        after = RequestAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties(BuildVersion.class)
public class MonitoringAutoConfiguration {

    /**
     * What is told elsewhere: requests by {@link AccessFilter}, connections by the pools themselves, and what scheduled tasks do by
     * counters of their own.
     */
    @Bean
    MeterFilter eachFactOnce() {
        return MeterFilter.deny(id -> Stream.of(
                        "http.server.requests",
                        "spring.security.",
                        "spring.data.repository.",
                        "tasks.scheduled.",
                        "jdbc.connections.",
                        "tomcat.sessions.")
                .anyMatch(id.getName()::startsWith));
    }

    @Bean
    FilterRegistrationBean<AccessFilter> exchangeRecorder(MeterRegistry registry, ClientAddress clientAddress) {
        FilterRegistrationBean<AccessFilter> registration =
                new FilterRegistrationBean<>(new AccessFilter(registry, clientAddress));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Needs a database, which every service has. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(JdbcClient.class)
    static class Endpoints {

        @Bean
        HealthChecks healthChecks(JdbcClient database) {
            return new HealthChecks(database, Clock.systemUTC());
        }

        @Bean
        Dependency databaseDependency(JdbcClient database) {
            return new Dependency("database", true, new DatabaseReach(database, System::nanoTime)::isUp);
        }

        @Bean
        Readiness readiness(
                ApplicationAvailability availability, ObjectProvider<Dependency> dependencies, MeterRegistry registry) {
            Readiness readiness = new Readiness(
                    availability,
                    dependencies.stream()
                            .sorted(Comparator.comparing(Dependency::name).reversed())
                            .toList());
            readiness.measure(registry);
            return readiness;
        }

        @Bean
        MonitoringController monitoringController(
                BuildVersion version,
                HealthChecks health,
                Readiness readiness,
                ObjectProvider<PrometheusMeterRegistry> metrics) {
            return new MonitoringController(version, health, readiness, metrics);
        }
    }
}
