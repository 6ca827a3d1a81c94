package health.polaris.connector.document;

import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.ContinuityOfCareDocument;
import health.polaris.eventbus.contract.RejectedMessageException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Documents from the bus, {@code dhos.423779001} {@code {"content": "<xml>"}}. */
@Component
record DocumentHandler(MirthSettings settings, DocumentService documents)
        implements EventHandler<ContinuityOfCareDocument> {
    @Override
    public void handle(ReceivedEvent<ContinuityOfCareDocument> received) {
        JsonNode content = received.event().content();
        if (content == null || !content.isString()) {
            throw new RejectedMessageException("document without content");
        }
        if (!settings.isOn()) {
            throw new RejectedMessageException("no Mirth is configured");
        }
        documents.keepOnce(received.messageId(), content.asString());
    }
}
