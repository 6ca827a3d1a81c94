package health.polaris.web.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.polaris.common.security.AllowAnyone;
import health.polaris.web.request.IgnoresParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /openapi.yaml} beside {@code /openapi.json}. */
@Hidden
@IgnoresParameters
@RestController
record YamlDescriptionController(ObjectProvider<OpenApiWebMvcResource> description) {
    @AllowAnyone
    @GetMapping(value = "/openapi.yaml", produces = "text/yaml")
    byte[] yaml(HttpServletRequest request, Locale locale) throws JsonProcessingException {
        return description.getObject().openapiYaml(request, "/openapi.yaml", locale);
    }
}
