package health.polaris.telemetry.installation;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes {@link LatestInstallation}; annotations have no word for an object without any key. */
@Component
class LatestInstallationDescription implements OperationCustomizer, OpenApiCustomizer {

    private static final String LATEST = "Latest";

    /** An installation with all of its keys, or none of them. */
    @Override
    public void customise(OpenAPI description) {
        List<String> responses = description.getComponents().getSchemas().keySet().stream()
                .filter(name -> name.endsWith("InstallationResponse"))
                .toList();
        responses.forEach(name -> description.schema(
                LATEST + name,
                new Schema<>().addOneOfItem(reference(name)).addOneOfItem(new Schema<>().types(Set.of("object")))));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.getReturnType().getParameterType() == LatestInstallation.class) {
            Class<?> response = ResolvableType.forMethodParameter(method.getReturnType())
                    .getGeneric(0)
                    .resolve(Object.class);
            Schema<?> body = reference(LATEST + response.getSimpleName());
            operation
                    .getResponses()
                    .addApiResponse("200", new ApiResponse().description("OK").content(json(body)));
        }
        return operation;
    }

    private static Content json(Schema<?> body) {
        return new Content().addMediaType("application/json", new MediaType().schema(body));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}
