package health.polaris.connector.hl7;

/** The stage between reading and interpreting: is this an ADT message about somebody we can name? */
public sealed interface AdtValidation {

    /** The message passed every check. */
    record Valid(ValidAdt message) implements AdtValidation {}

    /** The first check that failed. */
    record Refused(Refusal refusal) implements AdtValidation {}

    /**
     * Checks in the order senders rely on: type, trigger, PID, identifiers, encounter type, ward. The version comes
     * after the trigger; what only strict rules ask for comes last.
     */
    static AdtValidation of(Hl7Message received, ReadingRules rules) {
        return new AdtChecks(rules.moved(received), rules, new Refusals(rules)).run();
    }
}
