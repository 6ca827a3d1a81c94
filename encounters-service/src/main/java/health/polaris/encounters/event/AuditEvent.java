package health.polaris.encounters.event;

/** Body of {@code dhos.34837004}. */
record AuditEvent(String eventType, Object eventData) {}
