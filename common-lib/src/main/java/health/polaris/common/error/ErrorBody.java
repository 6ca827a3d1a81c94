package health.polaris.common.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Enumeration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Body of every error answer.
 *
 * @param message what went wrong, for people; never empty
 * @param uuid where the refused input is kept, when it is
 */
public record ErrorBody(
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String uuid) {

    Problem asProblem(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new Problem("about:blank", title, status, message, uuid);
    }

    /**
     * Body of an error answer for whoever asks for {@code application/problem+json} (RFC 9457).
     *
     * @param type always {@code about:blank}: the status says which kind of problem it is
     * @param title the status in words
     * @param status of HTTP, 400 to 599
     * @param detail what went wrong, for people: the {@code message} of {@link ErrorBody}
     * @param uuid where the refused input is kept, when it is
     */
    public record Problem(
            String type,
            String title,
            int status,
            String detail,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String uuid) {

        public static final String MEDIA_TYPE = "application/problem+json";

        /**
         * Whether the type is asked for by its name, with any quality but 0: a wildcard gets what it always got.
         *
         * @param accept values of the {@code Accept} header
         */
        static boolean isWanted(Enumeration<String> accept) {
            while (accept.hasMoreElements()) {
                for (String range :
                        accept.nextElement().toLowerCase(Locale.ROOT).split(",")) {
                    if (range.strip().startsWith(MEDIA_TYPE)
                            && !range.replace(" ", "").matches(".*;q=0(\\.0*)?(;.*)?")) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
