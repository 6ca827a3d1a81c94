package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.common.guessing.RecentKeys;
import health.polaris.messages.MessagesSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How many messages a patient, a clinician or a tablet may send in a minute: more than anybody types, and less than fills
 * the phones of a ward. In memory, for each replica by itself.
 */
@Component
class SendingRate {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_SENDERS = 10_000;

    private final Clock clock;
    private final int perMinute;
    private final Map<String, Minute> minutes = new RecentKeys<>(MOST_SENDERS);

    SendingRate(MessagesSettings settings, Clock clock) {
        this.perMinute = settings.messagesPerMinute();
        this.clock = clock;
    }

    /** @throws ApiException 429 with the time until the next one may be sent */
    synchronized void count(String sender) {
        Instant now = clock.instant();
        Minute minute = minutes.get(sender);
        if (minute == null || !now.isBefore(minute.end())) {
            minutes.put(sender, new Minute(1, now.plus(MINUTE)));
        } else if (minute.sent() < perMinute) {
            minutes.put(sender, new Minute(minute.sent() + 1, minute.end()));
        } else {
            throw ApiException.tooManyAttempts(Duration.between(now, minute.end()));
        }
    }

    private record Minute(int sent, Instant end) {}
}
