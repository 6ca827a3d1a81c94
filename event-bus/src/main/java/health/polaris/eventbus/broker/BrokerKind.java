package health.polaris.eventbus.broker;

import com.rabbitmq.client.Connection;
import java.util.Locale;

/** What the broker calls itself in its server properties, and so which queue arguments it takes. */
public enum BrokerKind {
    RABBITMQ,
    QPID,
    OTHER;

    public static BrokerKind of(Connection connection) {
        Object product = connection.getServerProperties().get("product");
        String name = String.valueOf(product).toLowerCase(Locale.ROOT);
        if (name.contains("rabbitmq")) {
            return RABBITMQ;
        }
        return name.contains("qpid") ? QPID : OTHER;
    }

    boolean singleActiveConsumer() {
        return this != OTHER;
    }
}
