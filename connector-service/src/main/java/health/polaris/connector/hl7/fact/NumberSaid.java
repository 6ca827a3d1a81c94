package health.polaris.connector.hl7.fact;

/**
 * A visit number or an account number.
 *
 * @param namespace the same value in two namespaces is two numbers (contracts/identity.md §1, I1)
 */
public record NumberSaid(String namespace, String value) {}
