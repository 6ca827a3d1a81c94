package health.polaris.connector.hl7.identifier;

/**
 * A number of a patient, as a rule found it (contracts/identity.md §1, I1).
 *
 * @param namespace the number range that the rule names; {@code ""}: the shared one
 * @param value as it is compared (I2)
 */
public record Identifier(Kind kind, String namespace, String value) {

    /** What kind of number it is; the names are those of the message on the bus. */
    public enum Kind {
        MRN,
        NHS_NUMBER
    }
}
