package health.polaris.connector.inbound;

import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.eventbus.publish.OutboxKey;

/** What keeps the order of one patient's messages. */
public final class PatientKey {

    private PatientKey() {}

    /** MRN, else NHS number: a feed always sends its own MRN, so one patient's messages keep their order. */
    public static OutboxKey of(PatientIdentifiers identifiers) {
        return identifiers.mrn() == null
                ? OutboxKey.of("nhs_number", String.valueOf(identifiers.nhsNumber()))
                : OutboxKey.of("mrn", identifiers.mrn());
    }
}
