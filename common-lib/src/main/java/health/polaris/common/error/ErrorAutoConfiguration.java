package health.polaris.common.error;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Replaces the framework's error page and problem details by the one error body. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
public class ErrorAutoConfiguration {

    @Bean
    ErrorRendering errorRendering() {
        return new ErrorRendering();
    }

    @Bean
    ServletErrors servletErrors() {
        return new ServletErrors();
    }

    @Bean
    ErrorAnswer errorAnswer(JsonMapper jsonMapper) {
        return new ErrorAnswer(jsonMapper);
    }
}
