package health.polaris.web.request;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The answer is a part of a list, and its header {@code Link} leads to the next one ({@link NextPage}); for the API description. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "OK",
        useReturnTypeSchema = true,
        headers =
                @Header(
                        name = "Link",
                        description = "<?…>; rel=\"next\", relative to the request, when there is more or may be",
                        schema = @Schema(type = "string")))
public @interface LinksToNext {}
