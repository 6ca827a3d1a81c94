package health.polaris.connector.inbound;

import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What keeps the order of one patient's messages.
 *
 * @param lock of the patient's turn, an advisory lock
 */
public record PatientKey(long lock) {

    /** MRN, else NHS number: a feed always sends its own MRN, so one patient's messages keep their order. */
    public static PatientKey of(PatientIdentifiers identifiers) {
        return of(identifiers.mrn() == null ? "nhs_number:" + identifiers.nhsNumber() : "mrn:" + identifiers.mrn());
    }

    private static PatientKey of(String identifier) {
        return new PatientKey(ByteBuffer.wrap(sha256().digest(identifier.getBytes(StandardCharsets.UTF_8)))
                .getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
