package health.polaris.encounters.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Puts {@link Refuses} into the API description. */
@Component
class DescribedRefusals implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Refuses refuses = method.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            for (int status : refuses.value()) {
                operation.getResponses().addApiResponse(Integer.toString(status), error(status));
            }
        }
        return operation;
    }

    private static ApiResponse error(int status) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/ErrorBody");
        return new ApiResponse()
                .description(HttpStatus.valueOf(status).getReasonPhrase())
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }
}
