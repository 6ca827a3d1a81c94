package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody ends a service by what they send it: in a heap of 256 MB, where a service that runs out of memory ends. */
class SmallHeapStory {

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.ofSmallHeap("messages", "connector");
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void sixtyLongBodiesWithoutATokenAreRefused() throws Exception {
        URI activation = URI.create(suite.api("messages").url() + "/dhos/v1/activation/nowhere");

        List<Integer> statuses = atOnce(60, () -> {
            HttpRequest request = HttpRequest.newBuilder(activation)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Letters(9_500_000)))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (java.io.IOException closedWhileItSent) {
                return 413;
            }
        });

        assertThat(statuses).containsOnly(413);
        assertLives("messages");
    }

    /** They were stored by a release that took them. */
    @Test
    void twentyLongMessagesAreListedOneAfterTheOther() throws Exception {
        suite.sql("""
                insert into messages.message (uuid, created, created_by_, modified, modified_by_, version, sender,
                                              sender_type, receiver, receiver_type, message_type_id, content)
                select gen_random_uuid(), now() - n * interval '1 second', 'test', now(), 'test', 0, 'small-heap-patient',
                       'patient', 'small-heap-ward', 'location', 5, repeat('x', 9900000)
                from generate_series(1, 20) n
                """);
        Api reader = suite.api("messages").as(Tokens.system("read:gdm_message_all"));

        List<Integer> sizes = atOnce(
                3,
                () -> reader.get("/dhos/v1/receiver/small-heap-ward/message")
                        .expect(200)
                        .json()
                        .size());

        assertThat(sizes).containsOnly(1);
        assertLives("messages");
    }

    @Test
    void messagesOfEscapesAreAnswered() throws Exception {
        Api epr = suite.api("connector").as(Tokens.eprAdapter("write:hl7_message"));

        assertThat(epr.post("/dhos/v1/message", hl7("\\E\\".repeat(4_200_000 / 3)))
                        .status())
                .isEqualTo(413);
        atOnce(
                12,
                () -> epr.post("/dhos/v1/message", hl7("\\E\\".repeat(500_000))).status());
        atOnce(
                12,
                () -> epr.post("/dhos/v1/message", hl7("~".repeat(1_400_000))).status());
        atOnce(
                12,
                () -> epr.post("/dhos/v1/message", hl7("\rZZZ".repeat(350_000))).status());

        assertLives("connector");
    }

    private static void assertLives(String service) {
        assertThat(suite.process(service).isAlive()).isTrue();
        suite.api(service).get("/healthcheck").expect(200);
    }

    private static Map<String, String> hl7(String text) {
        String message = "MSH|^~\\&|PAS|RXX|DHOS|SENSYNE|20270309160211||ADT^A08|" + System.nanoTime()
                + "|P|2.4\rPID|1||5550142||Okafor^" + text + "\r";
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        return Map.of("type", "HL7v2", "body", Base64.getEncoder().encodeToString(bytes));
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers =
                    Stream.generate(() -> threads.submit(call)).limit(times).toList();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }

    /** {@code {"otp":"xxxx…"}}, made while it is sent. */
    private static final class Letters extends InputStream {

        private static final byte[] BEGINNING = "{\"otp\":\"".getBytes(StandardCharsets.US_ASCII);

        private final int length;
        private int sent;

        Letters(int length) {
            this.length = length;
        }

        @Override
        public int read() {
            int place = sent++;
            if (place >= length) {
                return -1;
            }
            return place < BEGINNING.length ? BEGINNING[place] : 'x';
        }
    }
}
