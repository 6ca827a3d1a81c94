package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.message.Hl7Message;

/** The stage between reading and interpreting: is this an ADT message about somebody we can name? */
public sealed interface AdtValidation {

    /** The message passed every check. */
    record Valid(ValidAdt message) implements AdtValidation {}

    /** The first check that failed. */
    record Refused(Refusal refusal) implements AdtValidation {}

    /**
     * Checks a message in which the fields have been moved, in the order senders rely on: type, trigger, PID, identifiers, encounter type, ward. The version comes
     * after the trigger; what only strict rules ask for comes last.
     */
    static AdtValidation of(Hl7Message message, ReadingRules rules) {
        return new AdtChecks(message, rules, new Refusals(rules)).run();
    }
}
