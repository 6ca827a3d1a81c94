package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.action.EncounterData;
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
     */
    record Understood(
            ValidAdt message,
            PatientIdentifiers identifiers,
            ReadPerson patient,
            Optional<SentTime> sentAt,
            List<Warning> warnings,
            List<Action> actions)
            implements AdtInterpretation {

        public Optional<EncounterData> encounter() {
            return EncounterData.among(actions);
        }
    }

    /** A time stamp is none, or a merge does not say with whom. */
    record Refused(Refusal refusal) implements AdtInterpretation {}
}
