package health.polaris.messages.messagelist;

import health.polaris.messages.message.MessageResponse;
import health.polaris.web.request.NextPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A part of a list.
 *
 * @param messages newest first, changes oldest first
 * @param next how it goes on; null: it does not
 */
record MessageListing(
        List<MessageResponse> messages, @Nullable Next next) {

    /** @param parameter {@code before} or {@code cursor} */
    record Next(String parameter, String place) {}

    /** With what comes next, {@code Link: <?before=…>; rel="next"}, when there is something; relative, behind any gateway. */
    ResponseEntity<List<MessageResponse>> answer() {
        return next == null
                ? ResponseEntity.ok(messages)
                : NextPage.behind(next.parameter(), next.place()).body(messages);
    }
}
