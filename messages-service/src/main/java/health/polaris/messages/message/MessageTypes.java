package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The message types. They are read once, when the first is asked for, because only migrations write them. */
@Component
public class MessageTypes {

    private final SingletonSupplier<Map<Integer, MessageType>> byValue;

    MessageTypes(JdbcClient jdbc) {
        byValue = SingletonSupplier.of(() -> all(jdbc));
    }

    private static Map<Integer, MessageType> all(JdbcClient jdbc) {
        return jdbc
                .sql("""
                                select value, uuid, created, created_by_, modified, modified_by_ from message_type
                                """)
                .query((row, number) -> new MessageType(
                        row.getInt("value"),
                        row.getString("uuid"),
                        row.getTimestamp("created").toInstant(),
                        row.getString("created_by_"),
                        row.getTimestamp("modified").toInstant(),
                        row.getString("modified_by_")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(MessageType::value, type -> type));
    }

    /** The type of a stored message, which the database keeps to be one of these. */
    public MessageType of(Message message) {
        return numbered(message.messageTypeId());
    }

    /** The same by its number. */
    public MessageType numbered(int value) {
        return Objects.requireNonNull(byValue.obtain().get(value));
    }

    /**
     * The number itself, if it is one of a type.
     *
     * @throws ApiException 400 otherwise; 4 is gone
     */
    int known(int value) {
        if (!byValue.obtain().containsKey(value)) {
            throw ApiException.invalid("Property 'message_type' must contain a valid value");
        }
        return value;
    }
}
