package health.polaris.connector.hl7.identifier;

/**
 * A number of a person, as events have it.
 *
 * @param namespace of the rule that found it: the same value in two namespaces is two numbers
 *     (contracts/identity.md §1, I1)
 */
public record Identifier(Kind kind, String namespace, String value) {

    /** What a rule looks for. */
    public enum Kind {
        MRN,
        NHS_NUMBER
    }
}
