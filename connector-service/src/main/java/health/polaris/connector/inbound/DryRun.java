package health.polaris.connector.inbound;

import health.polaris.common.error.ApiException;
import health.polaris.connector.hl7.Acknowledgement;
import health.polaris.connector.hl7.AdtWarning;
import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.MessageBody;
import health.polaris.connector.hl7.MessageTransformer;
import health.polaris.connector.hl7.ReadFields;
import health.polaris.connector.hl7.Refusal;
import health.polaris.connector.hl7.Unreadable;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What would become of a message: every stage but the last, so nothing is stored, published, counted or logged. */
@Service
class DryRun {

    private final SiteProfiles profiles;
    private final MessageTransformer transformer;
    private final MessageReading reading;
    private final InboundStore store;
    private final Clock clock;

    DryRun(
            SiteProfiles profiles,
            MessageTransformer transformer,
            MessageReading reading,
            InboundStore store,
            Clock clock) {
        this.profiles = profiles;
        this.transformer = transformer;
        this.reading = reading;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param body base64 text
     * @param profile to try instead of that of the sender
     * @throws ApiException 400 when it is no HL7, or there is no such profile
     */
    DryRunAnswer of(String body, @Nullable String profile) {
        Optional<SiteProfile> tried = Optional.ofNullable(profile).map(this::named);
        byte[] message = MessageBody.bytes(body).orElseThrow(() -> unreadable(Unreadable.BASE64));
        SiteProfile first = tried.orElseGet(() -> profiles.of(message));
        String text = switch (MessageBody.of(message, first.characterSet())) {
            case MessageBody.Undecodable(Unreadable reason) -> throw unreadable(reason);
            case MessageBody.Decoded(String decoded) -> transformed(decoded);
        };
        return judged(text, tried.map(other -> reading.read(text, other)).orElseGet(() -> reading.read(text)));
    }

    private SiteProfile named(String name) {
        return profiles.named(name)
                .orElseThrow(() -> ApiException.invalid("profile: no site profile is named '" + name + "'"));
    }

    private String transformed(String text) {
        try {
            return transformer.transformIncoming(text);
        } catch (RuntimeException failure) {
            throw unreadable(Unreadable.CONVERTER);
        }
    }

    private DryRunAnswer judged(String text, Reading read) {
        return switch (read) {
            case Reading.NotHl7 nothing -> throw unreadable(Unreadable.NOT_HL7);
            case Reading.Refused refused -> refused(refused.profile(), refused.message(), refused.refusal());
            case Reading.Understood understood ->
                understood(new Incoming(text, understood.profile(), understood.adt()));
        };
    }

    private DryRunAnswer understood(Incoming incoming) {
        if (!store.isDuplicate(incoming)) {
            return accepted(incoming);
        }
        Optional<Answer> first =
                incoming.profile().identicalResendAccepted() ? store.firstAnswer(incoming) : Optional.empty();
        return first.map(answer -> resent(incoming, answer))
                .orElseGet(() -> refused(incoming.profile(), incoming.message(), Refusal.duplicate()));
    }

    private DryRunAnswer accepted(Incoming incoming) {
        Instant now = clock.instant();
        return new DryRunAnswer(
                incoming.profile().name(),
                "AA",
                Acknowledgement.accepting(incoming.message(), now).text(),
                new DryRunAnswer.Decision("accepted", null, null, null),
                fields(incoming.profile(), incoming.message()),
                DryRunAnswer.asPublished(incoming.adt().actions()),
                AdtWarning.in(incoming.adt(), now).stream()
                        .map(AdtWarning::label)
                        .toList());
    }

    private static DryRunAnswer resent(Incoming incoming, Answer first) {
        return new DryRunAnswer(
                incoming.profile().name(),
                Acknowledgement.status(first.acknowledgement()).orElse(""),
                first.acknowledgement(),
                new DryRunAnswer.Decision("identical_resend", null, "MSH-10", null),
                fields(incoming.profile(), incoming.message()),
                List.of(),
                List.of());
    }

    private DryRunAnswer refused(SiteProfile profile, Hl7Message message, Refusal refusal) {
        Acknowledgement acknowledgement = Acknowledgement.refusing(message, refusal, clock.instant());
        return new DryRunAnswer(
                profile.name(),
                acknowledgement.code().name(),
                acknowledgement.text(),
                DryRunAnswer.Decision.of(refusal),
                fields(profile, message),
                List.of(),
                List.of());
    }

    private static Map<String, String> fields(SiteProfile profile, Hl7Message message) {
        return ReadFields.of(message, profile.rules());
    }

    private static ApiException unreadable(Unreadable reason) {
        return ApiException.invalid(reason.message());
    }
}
