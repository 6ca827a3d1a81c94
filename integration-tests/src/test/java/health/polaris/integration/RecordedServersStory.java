package health.polaris.integration;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What embedded servers cannot show: RabbitMQ itself, with its own metrics, and a PostgreSQL that has a disk to itself, from
 * {@code integration-tests/chaos-servers}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedServersStory extends RecordedScenes {

    @Test
    @Order(1)
    void theBrokerIsAlarmed() throws Exception {
        command("POLARIS_BROKER_ALARM");
        try {
            recorded(Duration.ofMinutes(4));
        } finally {
            command("POLARIS_BROKER_CALM");
        }
        write("the broker is alarmed", after(Duration.ZERO, "BrokerAlarmed", "BrokerAway", "EventsWait"));
    }

    /** The broker closes the channel of whoever publishes to what somebody has put in its place. */
    @Test
    @Order(2)
    void nobodyMayPublish() throws Exception {
        try (Bus bus = new Bus()) {
            bus.replaceExchange("topic", true);
            recorded(Duration.ofMinutes(4));
            bus.replaceExchange("topic");
        }
        write("nobody may publish", after(Duration.ZERO, "TopologyRefused", "EventRefused", "EventsWait"));
    }

    /** Of a file system that nothing else is on. */
    @Test
    @Order(3)
    void theDatabasesDiskFills() throws Exception {
        recorded(Duration.ofMinutes(1));
        command("POLARIS_DATABASE_CROWD");
        try {
            recorded(Duration.ofMinutes(7));
        } finally {
            command("POLARIS_DATABASE_FREE");
        }
        write("the disk of the database that fills", after(Duration.ZERO, "DatabaseDisk"));
    }

    private static void command(String variable) throws IOException, InterruptedException {
        Process command = new ProcessBuilder("sh", "-c", Installation.required(variable))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!command.waitFor(2, TimeUnit.MINUTES) || command.exitValue() != 0) {
            throw new IllegalStateException(variable + " did not end well");
        }
    }
}
