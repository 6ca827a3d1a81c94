package health.polaris.users.clinicianevent;

/**
 * Body of {@code dhos.34837004}.
 *
 * @param eventType e.g. {@code Login Success}
 * @param eventData a record; its keys depend on the type
 */
public record AuditEvent(String eventType, Object eventData) {}
