package health.polaris.common.error;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Replaces the framework's error page and problem details by the one error body, or by ours where a client asks for them. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
public class ErrorAutoConfiguration {

    @Bean
    ErrorRendering errorRendering() {
        return new ErrorRendering();
    }

    @Bean
    ServletErrorController servletErrors() {
        return new ServletErrorController();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonErrorsOfTomcat() {
        return tomcat -> tomcat.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(JsonErrorValve.class.getName()));
    }

    @Bean
    ErrorAnswer errorAnswer(JsonMapper jsonMapper) {
        return new ErrorAnswer(jsonMapper);
    }
}
