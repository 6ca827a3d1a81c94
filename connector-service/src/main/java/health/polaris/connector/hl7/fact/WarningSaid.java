package health.polaris.connector.hl7.fact;

/**
 * What was left out of an accepted message, or is worth a look (contracts/identity.md §4, F9).
 *
 * @param code for programs, {@code nhs_number_invalid}
 * @param field {@code PID-3}
 * @param remedy what the sender can do; nothing of the message
 */
public record WarningSaid(String code, String field, String remedy) {}
