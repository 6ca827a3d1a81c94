package health.polaris.connector.suggestion;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.profile.ProfileDraft;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import health.polaris.connector.settings.ConnectorSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Makes a profile of samples and tries it on them. Nothing is stored, published or counted. */
@Service
record SuggestionService(MessageReading reading, SiteProfiles profiles, ConnectorSettings settings) {
    /** @throws ApiException 400 for what is no base64 or no sample at all, 413 for more than 1,000 messages */
    SuggestionResponse of(SuggestionRequest request) {
        List<byte[]> inputs = new ArrayList<>();
        for (String body : request.bodies()) {
            inputs.add(MessageBody.bytes(body)
                    .orElseThrow(() -> ApiException.invalid("bodies[" + inputs.size()
                            + "]: not valid base64; encode the message, line ends included")));
        }
        Feed feed = Feed.of(inputs)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.TOO_LARGE, "bodies: more than " + Feed.MOST + " messages; send a part of them"));
        if (feed.messages().isEmpty()) {
            throw ApiException.invalid("bodies: none of them is HL7, which begins with MSH");
        }
        return of(feed, request.profileName(), reading, profiles, settings.serverTimezone());
    }

    /** The same without a running service. */
    static SuggestionResponse of(Feed feed, String name, MessageReading reading, SiteProfiles inUse, ZoneId zone) {
        ProfileSuggestion suggestion = ProfileSuggestion.of(feed, name, zone);
        SiteProfile suggested = ProfileDraft.read(suggestion.yaml(), zone);
        return SuggestionResponse.of(
                suggestion,
                feed,
                Trial.of(feed, reading, sample -> inUse.of(sample.text().header())),
                Trial.of(feed, reading, sample -> suggested));
    }
}
