package health.polaris.eventbus.publish;

import health.polaris.eventbus.contract.AmqpJson;
import io.namastack.outbox.OutboxPayloadSerializer;

/** How records lie in the outbox table: by our mapper, whatever an application does to its own. */
final class OutboundEventSerializer implements OutboxPayloadSerializer {

    private final AmqpJson json;

    OutboundEventSerializer(AmqpJson json) {
        this.json = json;
    }

    @Override
    public String serialize(Object payload) {
        return json.write(payload);
    }

    @Override
    public <T> T deserialize(String serialized, Class<T> type) {
        return json.readStored(serialized, type);
    }
}
