package health.polaris.messages.messagelist;

import health.polaris.messages.message.MessageResponse;
import health.polaris.web.request.NextPage;
import java.util.List;
import org.springframework.http.ResponseEntity;

/**
 * A part of a list.
 *
 * @param messages newest first
 * @param goesOn whether there are older ones
 */
record MessageListing(List<MessageResponse> messages, boolean goesOn) {

    /** With what comes next, {@code Link: <?before=…>; rel="next"}, when there is something; relative, behind any gateway. */
    ResponseEntity<List<MessageResponse>> answer() {
        return goesOn ? NextPage.behind(messages.getLast().audit().uuid()).body(messages) : ResponseEntity.ok(messages);
    }
}
