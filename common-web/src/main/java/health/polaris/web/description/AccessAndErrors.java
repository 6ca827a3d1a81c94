package health.polaris.web.description;

import health.polaris.common.error.ErrorBody;
import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.common.security.AllowedWays;
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
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation who may call it, the errors that are the same everywhere, and the body of all errors. */
record AccessAndErrors(SecurityRequirement bearer) implements OperationCustomizer {
    private static final Map<String, String> EVERYWHERE =
            Map.of("400", "Invalid input", "401", "No token", "403", "Forbidden", "503", "Database unavailable");

    private static final Map<String, String> WITH_BODY =
            Map.of("413", "Request body is too large", "415", "Content-Type is not application/json");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.hasMethodAnnotation(AllowAnyone.class)) {
            operation.addSecurityItem(bearer);
            operation.setDescription(withAccess(operation.getDescription(), method));
            addErrors(operation, EVERYWHERE);
        }
        if (operation.getRequestBody() != null) {
            addErrors(operation, WITH_BODY);
        }
        operation.getResponses().forEach((status, response) -> {
            if (isError(status) && !describesContent(method, status)) {
                response.setContent(errorContent());
            }
        });
        return operation;
    }

    private static String withAccess(@Nullable String description, HandlerMethod method) {
        String access = "Access: " + ways(method);
        return description == null ? access : description + "\n\n" + access;
    }

    private static void addErrors(Operation operation, Map<String, String> errors) {
        errors.forEach((status, text) ->
                operation.getResponses().computeIfAbsent(status, any -> new ApiResponse().description(text)));
    }

    private static boolean isError(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    /** Where the route says nothing, springdoc puts the body of the good answer. */
    private static boolean describesContent(HandlerMethod method, String status) {
        return MergedAnnotations.from(method.getMethod()).stream(
                        io.swagger.v3.oas.annotations.responses.ApiResponse.class)
                .map(annotation -> annotation.synthesize())
                .anyMatch(response -> response.responseCode().equals(status) && response.content().length > 0);
    }

    private static String ways(HandlerMethod method) {
        return AllowedWays.into(method).stream().map(AccessAndErrors::way).collect(Collectors.joining("; or "));
    }

    private static String way(Allow way) {
        String scopes = way.scopes().length == 0 ? "any valid token" : "scope " + String.join(" and ", way.scopes());
        String own = way.ownPath().length == 0
                ? ""
                : ", own " + Arrays.stream(way.ownPath()).collect(Collectors.joining(", "));
        String claims = way.claims().length == 0 ? "" : ", claim " + String.join(", ", way.claims());
        return scopes + own + claims;
    }

    private static Content errorContent() {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/ErrorBody");
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    static Map<String, Schema> errorSchema() {
        return ModelConverters.getInstance().read(ErrorBody.class);
    }
}
