package health.polaris.connector.document;

import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.MessageHandler;
import health.polaris.eventbus.RejectedMessageException;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Documents from the bus, {@code dhos.423779001} {@code {"content": "<xml>"}}. */
@Component
class DocumentHandler implements MessageHandler {

    private final MirthSettings settings;
    private final DocumentService documents;

    DocumentHandler(MirthSettings settings, DocumentService documents) {
        this.settings = settings;
        this.documents = documents;
    }

    /** No document waits for another. */
    @Override
    public Set<String> lanes(InboundMessage message) {
        return Set.of();
    }

    @Override
    public void handle(InboundMessage message) {
        JsonNode content = message.json().path("content");
        if (!content.isString()) {
            throw new RejectedMessageException("document without content");
        }
        if (!settings.isOn()) {
            throw new RejectedMessageException("no Mirth is configured");
        }
        documents.keepOnce(message.messageId(), content.asString());
    }
}
