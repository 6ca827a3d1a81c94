package health.polaris.connector.inbound;

import health.polaris.common.error.WithoutMessages;
import health.polaris.connector.hl7.AdtInterpretation;
import health.polaris.connector.hl7.AdtInterpreter;
import health.polaris.connector.hl7.AdtValidation;
import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.PatientIdentifiers;
import health.polaris.connector.hl7.ReadingRules;
import health.polaris.connector.hl7.Refusal;
import health.polaris.connector.hl7.ValidAdt;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
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

    MessageReading(SiteProfiles profiles) {
        this.profiles = profiles;
    }

    /** @param text decoded and transformed, as it is stored */
    public Reading read(String text) {
        return Hl7Message.read(text)
                .map(message -> read(message, profiles.of(message)))
                .orElseGet(Reading.NotHl7::new);
    }

    /** The same by a profile that need not be that of the sender. */
    Reading read(String text, SiteProfile profile) {
        return Hl7Message.read(text).map(message -> read(message, profile)).orElseGet(Reading.NotHl7::new);
    }

    private Reading read(Hl7Message message, SiteProfile profile) {
        try {
            return judge(message, profile);
        } catch (RuntimeException bug) {
            // Whatever it is, the sender has an answer and the message is kept. The text of the failure may quote it.
            log.error(
                    "Reading a message failed unexpectedly ({})", bug.getClass().getName(), WithoutMessages.of(bug));
            return new Reading.Refused(
                    profile, message, new PatientIdentifiers(null, null, null), Refusal.unexpected());
        }
    }

    private Reading judge(Hl7Message message, SiteProfile profile) {
        return switch (interpret(message, profile.rules())) {
            case AdtInterpretation.Refused(Refusal refusal) ->
                new Reading.Refused(profile, message, identifiers(message, profile.rules()), refusal);
            case AdtInterpretation.Understood adt -> new Reading.Understood(profile, adt);
        };
    }

    AdtInterpretation interpret(Hl7Message message, ReadingRules rules) {
        return switch (AdtValidation.of(message, rules)) {
            case AdtValidation.Refused(Refusal refusal) -> new AdtInterpretation.Refused(refusal);
            case AdtValidation.Valid(ValidAdt valid) -> AdtInterpreter.interpret(valid);
        };
    }

    private static PatientIdentifiers identifiers(Hl7Message message, ReadingRules rules) {
        return PatientIdentifiers.of(rules.moved(message), rules.identifiers());
    }
}
