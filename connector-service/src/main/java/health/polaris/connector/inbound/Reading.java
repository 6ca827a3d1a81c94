package health.polaris.connector.inbound;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.profile.SiteProfile;

/** What a text is worth by the rules of its sender; whether it is a duplicate only the database knows. */
public sealed interface Reading {

    /** The text is no HL7, so that nobody could be answered. */
    record NotHl7() implements Reading {}

    /**
     * A message that is not taken.
     *
     * @param identifiers as far as it has any
     */
    record Refused(SiteProfile profile, Hl7Message message, PatientIdentifiers identifiers, Refusal refusal)
            implements Reading {}

    /** A message of an event that the profile has acknowledged and not done; taken unless it is a duplicate. */
    record Ignored(SiteProfile profile, Hl7Message message, PatientIdentifiers identifiers) implements Reading {}

    /** A message that is taken unless it is a duplicate. */
    record Understood(SiteProfile profile, AdtInterpretation.Understood adt) implements Reading {}
}
