package health.polaris.connector.hl7.fact;

/**
 * What was left out of an accepted message, or is worth a look (contracts/identity.md §4, F9).
 *
 * @param code for programs, {@code event_time_unreadable}
 * @param field {@code EVN-6}
 * @param remedy what the sender can do; nothing of the message
 */
public record Warning(String code, String field, String remedy) {}
