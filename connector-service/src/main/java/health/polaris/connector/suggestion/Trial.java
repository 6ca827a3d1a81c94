package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.inbound.Incoming;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.profile.SiteProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What would become of the samples; nothing is stored.
 *
 * @param refused how many for each reason
 */
record Trial(
        @Schema(description = "answered AA") int accepted,

        @Schema(description = "answered AE or AR, or not readable, by reason and field")
        Map<String, Integer> refused) {

    /** @param profile of each sample */
    static Trial of(Feed feed, MessageReading reading, Function<Feed.Sample, SiteProfile> profile) {
        int accepted = 0;
        Map<String, Integer> refused = new TreeMap<>();
        if (feed.unreadable() > 0) {
            refused.put("not_hl7", feed.unreadable());
        }
        Map<ControlKey, String> taken = new HashMap<>();
        for (Feed.Sample sample : feed.messages()) {
            String reason = refusal(sample, reading, profile.apply(sample), taken);
            if (reason.isEmpty()) {
                accepted++;
            } else {
                refused.merge(reason, 1, Integer::sum);
            }
        }
        return new Trial(accepted, refused);
    }

    private static String refusal(
            Feed.Sample sample, MessageReading reading, SiteProfile profile, Map<ControlKey, String> taken) {
        return switch (MessageBody.of(sample.bytes(), profile.characterSet())) {
            case MessageBody.Undecodable(var reason) -> reason.label();
            case MessageBody.Decoded(String text) -> refusal(text, reading.read(text, profile), taken);
        };
    }

    private static String refusal(String text, Reading read, Map<ControlKey, String> taken) {
        return switch (read) {
            case Reading.NotHl7 nothing -> "not_hl7";
            case Reading.Refused refused ->
                refused.refusal().reason().label()
                        + (refused.refusal().place() == null
                                ? ""
                                : " " + refused.refusal().place());
            case Reading.Ignored ignored -> clash(Incoming.of(text, ignored), taken);
            case Reading.Understood understood ->
                clash(Incoming.of(text, understood.profile(), understood.adt()), taken);
        };
    }

    /** Of two messages with one control id the first that is accepted takes it, and the same text may come again. */
    private static String clash(Incoming incoming, Map<ControlKey, String> taken) {
        return incoming.controlKey()
                .map(key -> taken.putIfAbsent(key, incoming.content()))
                .filter(first -> !(incoming.profile().identicalResendAccepted() && first.equals(incoming.content())))
                .map(_ -> Refusal.duplicate().reason().label())
                .orElse("");
    }
}
