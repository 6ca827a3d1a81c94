package health.polaris.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import health.polaris.web.probe.SizeRoutes;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All bodies that are in memory at once have a bound, and whoever comes too late is told when to come again. */
class BodiesInFlightTest {

    private static final String MEGABYTE = "x".repeat(1024 * 1024);

    private static Probe probe;
    private static Client client;

    @BeforeAll
    static void start() {
        probe = Probe.start(Map.of("BODY_MEMORY", "3MB", "BODY_TIMEOUT", "1s"));
        client = probe.client().with("Content-Type", "application/json");
    }

    @AfterAll
    static void stop() {
        probe.close();
    }

    @Test
    void answers503WhenOtherBodiesHaveTakenTheRoom() {
        CountDownLatch door = new CountDownLatch(1);
        probe.bean(SizeRoutes.class).hold(door);
        List<CompletableFuture<Answer>> held = held(3, client.as(Map.of("system_id", "a")), "/probe/held-of-ours");

        Answer refused = send("/probe/long").expect(503);
        client.get("/probe/open").expect(200);
        client.send("POST", "/probe/short", BodyPublishers.noBody());
        door.countDown();

        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(held).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        Awaitility.await().until(() -> bytes() == 0);
        send("/probe/long").expect(200);
    }

    @Test
    void leavesRoomForThoseWithATokenWhateverOthersSend() {
        CountDownLatch door = new CountDownLatch(1);
        probe.bean(SizeRoutes.class).hold(door);
        List<CompletableFuture<Answer>> held = held(2, client, "/probe/held");

        send("/probe/long").expect(503);
        CompletableFuture<Answer> ours =
                CompletableFuture.supplyAsync(() -> send(client.as(Map.of("system_id", "a")), "/probe/held-of-ours"));
        Awaitility.await().until(() -> bytes() == 3 * MEGABYTE.length());
        door.countDown();

        assertThat(ours.join().status()).isEqualTo(200);
        assertThat(held).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        Awaitility.await().until(() -> bytes() == 0);
        send("/probe/long").expect(200);
    }

    /** So many megabytes, which are in memory when it returns. */
    private static List<CompletableFuture<Answer>> held(int number, Client who, String route) {
        List<CompletableFuture<Answer>> held = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> send(who, route)))
                .limit(number)
                .toList();
        Awaitility.await().until(() -> bytes() == (long) number * MEGABYTE.length());
        return held;
    }

    @Test
    void waitsForAFormOnlySoLong() throws Exception {
        long begin = System.nanoTime();
        assertThat(client.dripped(
                        "POST /probe/form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 4000\r\nConnection: close\r\n\r\n",
                        'a',
                        Duration.ofMillis(200)))
                .startsWith("HTTP/1.1 408");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void waitsForABodyOnlySoLong() {
        String answer = client.rawUntil(
                "}",
                "POST /probe/short HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 4000\r\nConnection: close\r\n\r\n1");

        assertThat(answer).matches("(?s)HTTP/1.1 4(00|08).*").contains("\"message\":\"");
    }

    private static Answer send(String route) {
        return send(client, route);
    }

    private static Answer send(Client who, String route) {
        return who.send("POST", route, BodyPublishers.ofString(MEGABYTE));
    }

    private static long bytes() {
        return probe.client()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("polaris_body_bytes{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
