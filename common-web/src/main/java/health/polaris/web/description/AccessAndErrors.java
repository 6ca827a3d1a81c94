package health.polaris.web.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation its words, who may call it, the answers that are the same everywhere, and the body of all errors. */
record AccessAndErrors(SecurityRequirement bearer, OperationWords words) implements OperationCustomizer {
    private static final List<String> WITH_TOKEN = List.of("400", "401", "403", "503");
    private static final List<String> WITH_BODY = List.of("400", "413", "415");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        words.describe(operation);
        operation.setDescription(withPermission(operation, method));
        if (Permission.isOpen(method)) {
            operation.setSecurity(new ArrayList<>());
        } else {
            operation.addSecurityItem(bearer);
            refusals(operation, WITH_TOKEN.stream());
        }
        if (operation.getRequestBody() != null) {
            refusals(operation, WITH_BODY.stream());
        }
        if (isRead(method) && !isStream(method)) {
            conditional(operation.getResponses());
        }
        bodies(operation, method);
        return operation;
    }

    private static String withPermission(Operation operation, HandlerMethod method) {
        String told = operation.getDescription() == null ? operation.getSummary() : operation.getDescription();
        String permission = Permission.words(method);
        return told == null ? permission : told.replaceFirst("(?<=\\w)$", ".") + "\n\n" + permission;
    }

    private static void refusals(Operation operation, Stream<String> statuses) {
        statuses.forEach(status -> operation.getResponses().computeIfAbsent(status, Refusals::of));
    }

    private static boolean isRead(HandlerMethod method) {
        return MergedAnnotations.from(method.getMethod())
                .get(RequestMapping.class)
                .getValue("method", RequestMethod[].class)
                .stream()
                .flatMap(Stream::of)
                .anyMatch(read -> HttpMethod.GET.matches(read.name()));
    }

    /** It has no end to tell its tag by. */
    private static boolean isStream(HandlerMethod method) {
        return MergedAnnotations.from(method.getMethod())
                .get(RequestMapping.class)
                .getValue("produces", String[].class)
                .filter(types -> List.of(types).contains(MediaType.TEXT_EVENT_STREAM_VALUE))
                .isPresent();
    }

    /** Every good answer to a GET has a tag, by whose help it need not be sent again. */
    private static void conditional(ApiResponses responses) {
        responses.computeIfAbsent(
                "304", any -> new ApiResponse().description("`If-None-Match` names the answer that the caller has"));
        responses.computeIfAbsent("406", Refusals::of);
        responses.computeIfAbsent(
                "412", any -> new ApiResponse().description("`If-Match` names another answer than today's"));
    }

    /** Where the route says nothing, springdoc puts the body of the good answer. */
    private static void bodies(Operation operation, HandlerMethod method) {
        operation.getResponses().forEach((status, response) -> {
            if (Refusals.isRefusal(status) && !status.equals("412")) {
                if (!describesContent(method, status)) {
                    response.setContent(Refusals.content());
                }
                Refusals.complete(status, response);
            }
        });
    }

    private static boolean describesContent(HandlerMethod method, String status) {
        return MergedAnnotations.from(method.getMethod()).stream(
                        io.swagger.v3.oas.annotations.responses.ApiResponse.class)
                .map(annotation -> annotation.synthesize())
                .anyMatch(response -> response.responseCode().equals(status) && response.content().length > 0);
    }
}
