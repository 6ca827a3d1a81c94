package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.OutgoingMessage;
import health.polaris.connector.outbound.Receivers.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** Observations over MLLP, at receivers as hospitals have them. */
class EprMllpTest {

    private static final Path GOLDEN = Path.of("src/test/resources/oru");
    private static final DeliverySettings DELIVERIES = new DeliverySettings(
            Duration.ofHours(24), Duration.ofSeconds(10), Duration.ofSeconds(45), 8, Duration.ofMillis(500));

    private static EprMllp sender(int port) {
        return new EprMllp(new EprMllpSettings("127.0.0.1", port, ""), DELIVERIES, new DefaultSslBundleRegistry());
    }

    private static Stream<OutgoingMessage> golden(String version) {
        try (Stream<Path> files = Files.list(GOLDEN.resolve(version))) {
            return files
                    .filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .map(EprMllpTest::message)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OutgoingMessage message(Path file) {
        try {
            return new OutgoingMessage(Files.readString(file).replace('\n', '\r'), "request");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6", "2.5", "2.4"})
    void isTakenByHapiWithItsDefaultRules(String version) throws Exception {
        try (Receiver hapi = Receivers.hapi()) {
            takesAll(hapi, version);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6", "2.5", "2.4"})
    void isTakenByCamelWithItsDefaultRules(String version) throws Exception {
        try (Receiver camel = Receivers.camel()) {
            takesAll(camel, version);
        }
    }

    private static void takesAll(Receiver receiver, String version) {
        EprMllp sender = sender(receiver.port());
        assertThat(golden(version))
                .hasSizeGreaterThan(35)
                .allSatisfy(
                        message -> assertThat(sender.send(message)).isInstanceOf(DeliveryOutcome.Acknowledged.class));
        sender.close();
    }

    /** What was sent before is what they refuse, for good. */
    @Test
    void isRefusedByHapiAsItWas() throws Exception {
        try (Receiver hapi = Receivers.hapi()) {
            EprMllp sender = sender(hapi.port());
            assertThat(sender.send(message(GOLDEN.resolve("utc/refusals.hl7"))))
                    .isInstanceOfSatisfying(
                            DeliveryOutcome.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).startsWith("A").contains(": "));
            sender.close();
        }
    }

    @Test
    void sendsAllOverOneConnectionAndOpensAnotherWhenItWasClosed() throws Exception {
        try (MllpStub epr = new MllpStub()) {
            EprMllp sender = sender(epr.port());
            List<OutgoingMessage> messages = golden("2.6").limit(3).toList();
            messages.forEach(each -> assertThat(sender.send(each)).isInstanceOf(DeliveryOutcome.Acknowledged.class));
            assertThat(epr.connections()).isEqualTo(1);
            epr.hangUp();
            assertThat(sender.send(messages.getFirst())).isInstanceOf(DeliveryOutcome.Acknowledged.class);
            assertThat(epr.connections()).isEqualTo(2);
            sender.close();
        }
    }

    @Test
    void doesNotTakeTheAcknowledgementOfAnotherMessage() throws Exception {
        try (MllpStub epr = new MllpStub()) {
            EprMllp sender = sender(epr.port());
            OutgoingMessage message = golden("2.6").findFirst().orElseThrow();
            epr.answer(id -> "MSH|^~\\&|E|E|D|S|20261128||ACK^R01^ACK|1|P|2.6\rMSA|AA|SOMEOTHER0001\r");
            assertThat(sender.send(message))
                    .isEqualTo(new DeliveryOutcome.Unavailable("acknowledgement of another message"));
            epr.answer(MllpStub::accepting);
            assertThat(sender.send(message)).isInstanceOf(DeliveryOutcome.Acknowledged.class);
            assertThat(epr.connections()).isEqualTo(2);
            sender.close();
        }
    }

    @Test
    void saysWhyNothingWasSent() throws Exception {
        int nobody;
        try (MllpStub epr = new MllpStub()) {
            nobody = epr.port();
        }
        assertThat(sender(nobody).send(golden("2.6").findFirst().orElseThrow()))
                .isEqualTo(new DeliveryOutcome.Unavailable("no connection"));
    }

    @Test
    void needsAPortAndOneWayOut() {
        assertThatThrownBy(() -> new EprMllpSettings("epr", null, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EPR_MLLP_PORT");
        EprMllp one = sender(1);
        assertThatThrownBy(() -> new Epr(List.of(one, one)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EPR_MLLP_HOST");
    }
}
