package health.polaris.web.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import health.polaris.common.error.ServletErrorController;
import health.polaris.common.security.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Set;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Describes the API in the names of the wire, with the errors and the access rules that every route has. */
@AutoConfiguration(before = SpringDocConfiguration.class)
public class DescriptionAutoConfiguration {

    static {
        // Who calls is read from the token, an error is nothing one can ask for, and any JSON has no properties of its
        // own.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .addHiddenRestControllers(ServletErrorController.class)
                .replaceWithSchema(JsonNode.class, new Schema<>().types(Set.of("object")))
                .replaceWithSchema(SseEmitter.class, new Schema<>().types(Set.of("string")));
    }

    @Bean
    OpenAPI openApi(Environment environment) {
        return new ServiceDescription(
                        environment.getProperty("spring.application.name", "polaris"),
                        environment.getRequiredProperty("polaris.security.proxy-url"))
                .openApi();
    }

    /** The description's own mapper does not know the naming strategy of the service's mapper. */
    @Bean
    ModelResolver snakeCaseModels() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationWords operationWords(Environment environment) {
        return OperationWords.of(environment.getProperty("polaris.service", ""));
    }

    @Bean
    OperationCustomizer accessAndErrors(OperationWords words) {
        return new AccessAndErrors(new SecurityRequirement().addList(ServiceDescription.BEARER), words);
    }

    @Bean
    OperationCustomizer listBodies() {
        return new ListBodies();
    }

    /** In this order, and after those of the services, which are found before. */
    @Bean
    OpenApiCustomizer wholeDescription(Environment environment, OperationWords operations) {
        JoinedForms forms = new JoinedForms();
        GlossaryWords words = new GlossaryWords(Glossary.of(environment.getProperty("polaris.service", "")));
        return description -> {
            operations.allIn(description);
            Refusals.schemas().forEach(description::schema);
            forms.customise(description);
            words.customise(description);
        };
    }

    @Bean
    YamlDescriptionController yamlDescription(ObjectProvider<OpenApiWebMvcResource> description) {
        return new YamlDescriptionController(description);
    }

    @Bean
    RootController root(Environment environment) {
        return new RootController(
                environment.getProperty("spring.application.name", "polaris"),
                environment.getProperty("springdoc.swagger-ui.enabled", Boolean.class, true),
                environment.getProperty("polaris.connection.management-port", ""));
    }
}
