package health.polaris.backing;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The durable broker as a process of its own: {@code <folder> <port> <user> <password>}; runs until it is ended. */
public final class EmbeddedBrokerMain {

    private EmbeddedBrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.durable(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.start();
        new CountDownLatch(1).await();
    }
}
