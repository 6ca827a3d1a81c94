package health.polaris.eventbus.publish;

/**
 * A row of {@code outbox_event}.
 *
 * @param id its place on the road
 */
record WaitingEvent(long id, OutboundEvent event) {}
