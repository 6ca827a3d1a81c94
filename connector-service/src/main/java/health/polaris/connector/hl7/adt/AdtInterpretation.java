package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.SentTime;
import java.util.List;
import java.util.Optional;

/** The last stage of reading: what a valid message says, or why it cannot be said. */
public sealed interface AdtInterpretation {

    /**
     * @param patient PID
     * @param sentAt MSH-7
     * @param warnings what was left out, and what is odd about the feed
     * @param actions in the order the platform shall do them
     * @param fact all that it says
     */
    record Understood(
            ValidAdt message,
            PatientIdentifiers identifiers,
            ReadPerson patient,
            Optional<SentTime> sentAt,
            List<Warning> warnings,
            List<Action> actions,
            MessageFact fact)
            implements AdtInterpretation {

        public Optional<EncounterData> encounter() {
            return EncounterData.among(actions);
        }
    }

    /** A time stamp is not valid, or a merge or a move does not say of whom or of what. */
    record Refused(Refusal refusal) implements AdtInterpretation {}
}
