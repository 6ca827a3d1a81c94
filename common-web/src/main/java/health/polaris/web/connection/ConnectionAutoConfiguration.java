package health.polaris.web.connection;

import health.polaris.common.error.ErrorAnswer;
import health.polaris.web.request.AddressRanges;
import health.polaris.web.request.RequestSettings;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Bounds the connections of the public port, and opens a second one where that is asked for. */
@AutoConfiguration
@EnableConfigurationProperties({ConnectionSettings.class, RequestSettings.class})
public class ConnectionAutoConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(
            ConnectionSettings settings, RequestSettings requests) {
        AddressRanges proxies = AddressRanges.of("TRUSTED_PROXIES", requests.trustedProxies());
        return tomcat -> {
            tomcat.setProtocol(BoundedProtocol.class.getName());
            tomcat.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof BoundedProtocol bounded) {
                    bounded.bound(settings, proxies::contains);
                }
            });
        };
    }

    /** Where a port of its own is named. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${polaris.connection.management-port:}' != ''")
    static class Management {

        private final Connector connector = new Connector();

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementConnector(ConnectionSettings settings) {
            Integer port = settings.managementPort();
            connector.setPort(port == null ? 0 : port);
            return tomcat -> tomcat.addAdditionalConnectors(connector);
        }

        @Bean
        FilterRegistrationBean<ManagementPortFilter> managementPort(ErrorAnswer errors) {
            FilterRegistrationBean<ManagementPortFilter> registration =
                    new FilterRegistrationBean<>(new ManagementPortFilter(connector, errors));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
            return registration;
        }
    }
}
