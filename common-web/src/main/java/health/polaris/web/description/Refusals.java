package health.polaris.web.description;

import health.polaris.common.error.ErrorBody;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What a refusal means and how its body looks, in both of its forms. */
final class Refusals {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("400", "Parameters or body are not as described; the message names the mistake"),
            Map.entry("401", "No token was sent"),
            Map.entry(
                    "403",
                    "The token is not valid, or not any more, or does not permit this. Get a new token once; where that is"
                            + " refused too, stop"),
            Map.entry("404", "There is no such thing, or none that the caller may see"),
            Map.entry("406", "`Accept` leaves no form of the answer"),
            Map.entry("409", "It conflicts with what is stored"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "`Content-Type` is not application/json"),
            Map.entry("422", "It is well formed, and cannot be done"),
            Map.entry("429", "Too many attempts: wait as long as `Retry-After` says"),
            Map.entry(
                    "503",
                    "Not available just now, as without its database: try again later, or when `Retry-After` says"));

    private Refusals() {}

    static ApiResponse of(String status) {
        String meaning = MEANINGS.getOrDefault(
                status, HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase());
        return complete(status, new ApiResponse().description(meaning).content(content()));
    }

    static boolean isRefusal(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    /** With the header that says how long to wait, where there is one. */
    static ApiResponse complete(String status, ApiResponse response) {
        if (status.equals("429") || status.equals("503")) {
            Schema<?> seconds = new IntegerSchema().minimum(BigDecimal.ONE);
            response.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header().description("Seconds to wait").schema(seconds));
        }
        return response;
    }

    static Content content() {
        return new Content()
                .addMediaType("application/json", body(ErrorBody.class))
                .addMediaType(ErrorBody.Problem.MEDIA_TYPE, body(ErrorBody.Problem.class));
    }

    private static MediaType body(Class<?> type) {
        return new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + type.getSimpleName()));
    }

    static Map<String, Schema> schemas() {
        Map<String, Schema> schemas =
                new TreeMap<>(ModelConverters.getInstance(true).read(ErrorBody.class));
        schemas.putAll(ModelConverters.getInstance(true).read(ErrorBody.Problem.class));
        return schemas;
    }
}
