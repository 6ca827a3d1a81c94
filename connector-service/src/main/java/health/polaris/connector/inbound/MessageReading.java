package health.polaris.connector.inbound;

import health.polaris.common.error.RedactedFailure;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.AdtInterpreter;
import health.polaris.connector.hl7.adt.AdtValidation;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.adt.ValidAdt;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageLimits;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.time.Clock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads, validates and interprets a text by the profile of its sender. Stores nothing and publishes nothing, so that
 * intake, dry run and the repetition of stored messages all judge alike.
 */
@Component
public class MessageReading {

    private static final Logger log = LoggerFactory.getLogger(MessageReading.class);

    private final SiteProfiles profiles;
    private final MessageLimits limits;
    private final Clock clock;

    /** @param profiles for senders that nothing else is said of */
    public MessageReading(SiteProfiles profiles, MessageLimits limits, Clock clock) {
        this.profiles = profiles;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param text decoded and transformed, as it is stored */
    public Reading read(String text) {
        return read(text, profiles::of);
    }

    /** The same for the text of bytes whose sender's profile is known. */
    public Reading read(String text, ReceivedMessage received) {
        return read(text, header -> received.isFrom(header) ? received.profile() : profiles.of(header));
    }

    /** The same by a profile that need not be that of the sender. */
    public Reading read(String text, SiteProfile profile) {
        return read(text, header -> profile);
    }

    private Reading read(String text, Function<RawSegment, SiteProfile> profile) {
        return MessageText.of(text)
                .map(message -> read(message, profile.apply(message.header())))
                .orElseGet(Reading.NotHl7::new);
    }

    private Reading read(MessageText text, SiteProfile profile) {
        try {
            return limits.exceededBy(text)
                    .map(limit -> unparsed(text, profile, Refusal.tooLarge(limit)))
                    .orElseGet(() -> judge(profile.rules().read(text), profile));
        } catch (RuntimeException bug) {
            // Whatever it is, the sender has an answer and the message is kept. The text of the failure may quote it.
            log.error(
                    "Reading a message failed unexpectedly ({})", bug.getClass().getName(), RedactedFailure.of(bug));
            return unparsed(text, profile, Refusal.unexpected());
        }
    }

    private static Reading unparsed(MessageText text, SiteProfile profile, Refusal refusal) {
        return new Reading.Refused(
                profile, Hl7Message.unparsed(text), new PatientIdentifiers(null, null, null), refusal);
    }

    private Reading judge(Hl7Message message, SiteProfile profile) {
        if (profile.rules().ignores(message)) {
            return new Reading.Ignored(
                    profile,
                    message,
                    PatientIdentifiers.of(message, profile.rules().identifiers()));
        }
        return switch (interpret(message, profile.rules())) {
            case AdtInterpretation.Refused(Refusal refusal) ->
                new Reading.Refused(
                        profile,
                        message,
                        PatientIdentifiers.of(message, profile.rules().identifiers()),
                        refusal);
            case AdtInterpretation.Understood adt -> new Reading.Understood(profile, adt);
        };
    }

    AdtInterpretation interpret(Hl7Message message, ReadingRules rules) {
        return switch (AdtValidation.of(message, rules)) {
            case AdtValidation.Refused(Refusal refusal) -> new AdtInterpretation.Refused(refusal);
            case AdtValidation.Valid(ValidAdt valid) -> AdtInterpreter.interpret(valid, clock.instant());
        };
    }
}
