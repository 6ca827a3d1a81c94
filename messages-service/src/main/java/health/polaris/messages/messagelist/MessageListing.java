package health.polaris.messages.messagelist;

import health.polaris.messages.message.MessageResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A part of a list.
 *
 * @param messages newest first
 * @param goesOn whether there are older ones
 */
record MessageListing(List<MessageResponse> messages, boolean goesOn) {

    /** With what comes next, {@code Link: <?before=…>; rel="next"}, when there is something; relative, behind any gateway. */
    ResponseEntity<List<MessageResponse>> answer() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (goesOn) {
            // Relative, so that it holds behind any gateway.
            String next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("before", messages.getLast().audit().uuid())
                    .build()
                    .getQuery();
            answer.header(HttpHeaders.LINK, "<?%s>; rel=\"next\"".formatted(next));
        }
        return answer.body(messages);
    }
}
