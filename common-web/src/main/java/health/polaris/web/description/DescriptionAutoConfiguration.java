package health.polaris.web.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import health.polaris.common.error.ServletErrorController;
import health.polaris.common.security.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Describes the API in the names of the wire, with the errors and the access rules that every route has. */
@AutoConfiguration(before = SpringDocConfiguration.class)
public class DescriptionAutoConfiguration {

    private static final String BEARER = "bearer";

    static {
        // Neither comes from the client: who calls is read from the token, an error is nothing one can ask for.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .addHiddenRestControllers(ServletErrorController.class);
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name:polaris}") String name) {
        return new OpenAPI()
                .info(new Info().title(name).version("1.0.0"))
                .schemaRequirement(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
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
    OperationCustomizer accessAndErrors() {
        return new AccessAndErrors(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OpenApiCustomizer errorBody() {
        return description -> AccessAndErrors.errorSchema().forEach(description::schema);
    }

    @Bean
    YamlDescriptionController yamlDescription(ObjectProvider<OpenApiWebMvcResource> description) {
        return new YamlDescriptionController(description);
    }

    @Bean
    RootController root(
            @Value("${spring.application.name:polaris}") String name,
            @Value("${springdoc.swagger-ui.enabled:true}") boolean shown) {
        return new RootController(name, shown);
    }
}
