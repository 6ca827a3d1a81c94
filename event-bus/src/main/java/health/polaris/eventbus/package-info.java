/**
 * Events between services over AMQP: sent through an outbox, consumed in order, never dropped.
 *
 * <p><b>Publish</b>, in the transaction of the change:
 *
 * <pre>{@code
 * record EncounterChanged(String encounterId) {}
 *
 * @Transactional
 * void discharge(Encounter encounter) {
 *     encounter.discharge(clock.instant());
 *     outbox.publish(RoutingKeys.ENCOUNTER_CHANGED,
 *             OutboxKey.of("patient", encounter.patientUuid()), new EncounterChanged(encounter.uuid()));
 * }
 * }</pre>
 *
 * <p><b>Consume</b>: a bean, and a handler that opens its own transaction:
 *
 * <pre>{@code
 * @Bean
 * QueueConsumer documents(DocumentHandler handler) {
 *     return new QueueConsumer(PolarisQueue.CONNECTOR_DOCUMENTS, handler);
 * }
 *
 * @Transactional
 * public void handle(InboundMessage message) {
 *     Document document = message.as(Document.class);
 *     if (document.content() == null) {
 *         throw new RejectedMessageException("document without content");
 *     }
 *     …
 * }
 * }</pre>
 *
 * <p>{@code polaris.messaging.queues} lists the queues of the events that a service publishes, the Flyway locations
 * contain {@code classpath:db/messaging}. What happens to a message that fails is said in contracts/platform.md §8.5.
 */
@NullMarked
package health.polaris.eventbus;

import org.jspecify.annotations.NullMarked;
