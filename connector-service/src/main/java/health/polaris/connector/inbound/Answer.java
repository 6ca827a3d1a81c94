package health.polaris.connector.inbound;

/**
 * What a sender gets for a readable message.
 *
 * @param uuid of the stored message
 * @param acknowledgement HL7 text
 */
public record Answer(String uuid, String acknowledgement) {}
