package health.polaris.common.description;

import health.polaris.common.error.ErrorBody;
import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation who may call it and the errors that are the same everywhere. */
final class AccessAndErrors implements OperationCustomizer {

    private static final Map<String, String> EVERYWHERE =
            Map.of("400", "Invalid input", "401", "No token", "403", "Forbidden", "503", "Database unavailable");

    private final SecurityRequirement bearer;

    AccessAndErrors(SecurityRequirement bearer) {
        this.bearer = bearer;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(AllowAnyone.class)) {
            return operation;
        }
        operation.addSecurityItem(bearer);
        String access = "Access: " + ways(method);
        operation.setDescription(
                operation.getDescription() == null ? access : operation.getDescription() + "\n\n" + access);
        EVERYWHERE.forEach((status, text) -> operation.getResponses().computeIfAbsent(status, any -> error(text)));
        return operation;
    }

    private static String ways(HandlerMethod method) {
        return MergedAnnotations.from(method.getMethod()).stream(Allow.class)
                .map(annotation -> way(annotation.synthesize()))
                .collect(Collectors.joining("; or "));
    }

    private static String way(Allow way) {
        String scopes = way.scopes().length == 0 ? "any valid token" : "scope " + String.join(" and ", way.scopes());
        String own = way.ownPath().length == 0
                ? ""
                : ", own " + Arrays.stream(way.ownPath()).collect(Collectors.joining(", "));
        String claims = way.claims().length == 0 ? "" : ", claim " + String.join(", ", way.claims());
        return scopes + own + claims;
    }

    private static ApiResponse error(String text) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/ErrorBody");
        return new ApiResponse()
                .description(text)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    static Map<String, Schema> errorSchema() {
        return ModelConverters.getInstance().read(ErrorBody.class);
    }
}
