package health.polaris.encounters.encounter;

/** Body of {@code dhos.34837004}. */
record AuditEvent(String eventType, Object eventData) {}
