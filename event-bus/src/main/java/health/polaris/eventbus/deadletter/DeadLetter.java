package health.polaris.eventbus.deadletter;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import health.polaris.common.digest.Sha256;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of the queue {@code errors}, with what its headers say (contracts/platform.md §8.5). */
public final class DeadLetter {

    static final String QUEUE_HEADER = "polaris-queue";
    static final String REASON_HEADER = "polaris-reason";
    static final String EXCEPTION_HEADER = "polaris-exception";
    static final String ATTEMPTS_HEADER = "polaris-attempts";
    static final String FAILED_AT_HEADER = "polaris-failed-at";

    private static final int ID_LENGTH = 32;

    private final Delivery delivery;
    private final InboundMessage message;

    DeadLetter(Delivery delivery, AmqpJson json, int bodyLimit) {
        this.delivery = delivery;
        this.message = new InboundMessage(delivery, json, bodyLimit);
    }

    /** What {@link ErrorQueue#kept} needs beside the body: the routing key, and all properties as on the wire. */
    public byte[] envelope() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(delivery.getEnvelope().getRoutingKey());
            out.write(delivery.getProperties()
                    .toFrame(0, delivery.getBody().length)
                    .getPayload());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    static Delivery delivery(byte[] envelope, byte[] packedBody) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(envelope))) {
            Envelope read = new Envelope(0, false, Topology.DEAD_LETTER_EXCHANGE, in.readUTF());
            in.readShort(); // the class of what follows, as a content header has it
            return new Delivery(read, new BasicProperties(in), packedBody);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** The same whenever it is looked at: 32 hexadecimal digits of what it is, where and when it failed. */
    public String id() {
        String what = "%s\n%s\n%s\n%s\n"
                .formatted(
                        delivery.getEnvelope().getRoutingKey(),
                        header(QUEUE_HEADER),
                        header(FAILED_AT_HEADER),
                        delivery.getProperties().getMessageId());
        return HexFormat.of().formatHex(Sha256.of(what, delivery.getBody())).substring(0, ID_LENGTH);
    }

    /** The queue that it came from; null when another program put it aside. */
    public @Nullable String queue() {
        return header(QUEUE_HEADER);
    }

    /** Under which it was published first. */
    public String routingKey() {
        String first = header(InboundMessage.ROUTING_KEY_HEADER);
        return first == null ? delivery.getEnvelope().getRoutingKey() : first;
    }

    /** For people, without patient data. */
    public @Nullable String reason() {
        return header(REASON_HEADER);
    }

    /** Class name. */
    public @Nullable String exception() {
        return header(EXCEPTION_HEADER);
    }

    public @Nullable Integer attempts() {
        return headers().get(ATTEMPTS_HEADER) instanceof Number number ? number.intValue() : null;
    }

    public @Nullable Instant failedAt() {
        String text = header(FAILED_AT_HEADER);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }

    public @Nullable String messageId() {
        return message.messageId();
    }

    /** Bytes on the wire. */
    public int size() {
        return delivery.getBody().length;
    }

    /** As it is on the wire. */
    public byte[] packedBody() {
        return delivery.getBody().clone();
    }

    /**
     * The plain body.
     *
     * @throws RejectedMessageException when it cannot be unpacked
     */
    public byte[] body() {
        return message.body();
    }

    private @Nullable String header(String name) {
        Object value = headers().get(name);
        return value == null ? null : value.toString();
    }

    private Map<String, Object> headers() {
        Map<String, Object> headers = delivery.getProperties().getHeaders();
        return headers == null ? Map.of() : headers;
    }

    /** To that queue alone, whatever else is bound to its routing key. */
    OutgoingMessage toQueue(String queue) {
        return outgoing("", queue);
    }

    /** To every queue that is bound to its routing key. */
    OutgoingMessage toEveryone() {
        return outgoing(Topology.EVENT_EXCHANGE, routingKey());
    }

    /** With its headers, which hold the first routing key. The two properties cannot stay, as in {@link DeadLetters}. */
    private OutgoingMessage outgoing(String exchange, String routingKey) {
        BasicProperties properties =
                delivery.getProperties().builder().expiration(null).userId(null).build();
        return new OutgoingMessage(exchange, routingKey, true, properties, delivery.getBody());
    }

    /** Without the body, in case somebody logs it. */
    @Override
    public String toString() {
        return "DeadLetter[%s]".formatted(id());
    }
}
