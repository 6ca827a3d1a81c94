package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.messages.settings.MessagesSettings;
import health.polaris.web.guessing.CallsPerMinute;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** How many messages a patient, a clinician or a tablet may send in a minute; less than fills the phones of a ward. */
@Component
class SendingRate {

    private final CallsPerMinute sent;

    SendingRate(MessagesSettings settings, Clock clock) {
        this.sent = new CallsPerMinute(clock, settings.messagesPerMinute());
    }

    /** @throws ApiException 429 with the time until the next one may be sent */
    void count(String sender) {
        sent.count(sender);
    }
}
