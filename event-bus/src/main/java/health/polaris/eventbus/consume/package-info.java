/**
 * Events on their way in: a {@link health.polaris.eventbus.consume.QueueConsumer} bean, and a handler that opens its
 * own transaction. What happens to a message that fails is said in contracts/platform.md §8.5.
 *
 * <pre>{@code
 * @Bean
 * QueueConsumer<ContinuityOfCareDocument> documents(DocumentHandler handler) {
 *     return new QueueConsumer<>(PolarisQueue.CONNECTOR_DOCUMENTS, ContinuityOfCareDocument.class, handler);
 * }
 *
 * @Transactional
 * public void handle(ReceivedEvent<ContinuityOfCareDocument> received) {
 *     if (received.event().content() == null) {
 *         throw new RejectedMessageException("document without content");
 *     }
 *     …
 * }
 * }</pre>
 */
@NullMarked
package health.polaris.eventbus.consume;

import org.jspecify.annotations.NullMarked;
