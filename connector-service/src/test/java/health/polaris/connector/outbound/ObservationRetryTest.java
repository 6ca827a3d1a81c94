package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.outbound.StubServer.Reply;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** Deliveries that fail: who waits, who gives up, and what comes of it when the EPR is back. */
@PolarisTest
@ExtendWith(OutputCaptureExtension.class)
@Import(MovableTime.class)
class ObservationRetryTest extends Hospital {

    private static final Duration NEXT_ATTEMPT = Duration.ofMinutes(5);

    @Test
    void sendsThePatientsNextSetOnlyAfterTheOneBefore() {
        String patient = fresh("P");
        List<String> sets = List.of(fresh("S"), fresh("S"), fresh("S"));
        EPR.whenAsked(patient, request -> new Reply(503, ""));
        sets.forEach(set -> post(set, patient).expect(204));
        String other = fresh("S");
        post(other, fresh("P")).expect(204);
        awaitState(other, "sent");
        awaitFailures(sets.getFirst(), 1);
        assertThat(sets.subList(1, 3)).allMatch(set -> column("attempts", set).equals("0"));

        EPR.wellAgain();
        clock.forward(NEXT_ATTEMPT);
        awaitState(sets.getLast(), "sent");
        assertThat(EPR.texts(patient).stream().map(text -> StubEpr.field(text, "OBR", 3)))
                .containsExactly(sets.get(0), sets.get(0), sets.get(1), sets.get(2));
    }

    @Test
    void failsAfterThreeOtherStatusesOf4xxAndTriesAgainWhenAsked(CapturedOutput output) {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> new Reply(401, ""));
        post(set, patient).expect(204);
        for (int attempt = 1; attempt < 3; attempt++) {
            awaitFailures(set, attempt);
            clock.forward(NEXT_ATTEMPT);
        }
        awaitState(set, "failed");
        assertThat(column("last_error", set)).isEqualTo("status 401");
        assertThat(EPR.texts(patient)).hasSize(3);
        String uuid = stored(set).get(0).path("uuid").asString();
        assertThat(output.getOut().lines().filter(line -> line.contains(uuid) && line.contains("status 401")))
                .hasSize(3);
        assertThat(output.getOut().lines().filter(line -> line.contains(uuid) && line.contains("CRITICAL")))
                .hasSize(1);
        assertThat(output.getOut())
                .doesNotContain(patient)
                .doesNotContain("Finch")
                .doesNotContain("MSH|");
        await().atMost(PATIENCE).until(() -> metric("polaris_deliveries", "state=\"failed\"") >= 1);

        EPR.wellAgain();
        post(set, patient).expect(204);
        awaitState(set, "sent");
        assertThat(stored(set)).hasSize(1);
        await().atMost(PATIENCE).until(() -> metric("polaris_deliveries", "state=\"failed\"") == 0);
        assertThat(metric("polaris_delivery_attempts_total", "outcome=\"rejected\""))
                .isGreaterThanOrEqualTo(3);
    }

    private double metric(String name, String label) {
        return api.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("destination=\"epr\""))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void failsAfterTenAttemptsWhileOthersGetThrough() {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> new Reply(500, ""));
        post(set, patient).expect(204);
        String next = fresh("S");
        post(next, patient).expect(204);
        for (int attempt = 1; attempt <= 10; attempt++) {
            String other = fresh("S");
            post(other, fresh("P")).expect(204);
            awaitState(other, "sent");
            awaitAttemptsOrEnd(set, attempt);
            clock.forward(NEXT_ATTEMPT);
        }
        driveTo(set, "failed");
        assertThat(Integer.parseInt(column("failures_alone", set))).isEqualTo(10);
        EPR.wellAgain();
        awaitState(next, "sent");
    }

    private void awaitAttemptsOrEnd(String set, int attempts) {
        await().atMost(PATIENCE)
                .until(() -> !state(set).equals("sending") && Integer.parseInt(column("attempts", set)) >= attempts);
    }

    /** Lets other patients through and time pass until that state is reached. */
    private void driveTo(String set, String state) {
        await().atMost(PATIENCE).until(() -> {
            post(fresh("S"), fresh("P")).expect(204);
            clock.forward(NEXT_ATTEMPT);
            return state(set).equals(state);
        });
    }

    @Test
    void givesUpAfterADayAndLetsTheNextSetTry() {
        String set = fresh("S");
        String next = fresh("S");
        String patient = fresh("P");
        EPR.behave(request -> new Reply(503, ""));
        post(set, patient).expect(204);
        awaitFailures(set, 1);
        post(next, patient).expect(204);

        clock.forward(Duration.ofHours(24));
        awaitState(set, "given_up");
        await().atMost(PATIENCE).until(() -> column("attempts", next), attempts -> !attempts.equals("0"));
        assertThat(state(next)).isEqualTo("pending");
    }

    @Test
    void sparesAnEprThatIsAwayAndSendsEverythingOnceItIsBack() {
        EPR.behave(request -> new Reply(503, ""));
        List<String> patients =
                IntStream.range(0, 12).mapToObj(index -> fresh("P")).toList();
        List<String> sets = patients.stream()
                .map(patient -> {
                    String set = fresh("S");
                    post(set, patient).expect(204);
                    return set;
                })
                .toList();
        await().atMost(PATIENCE).until(() -> metric("polaris_delivery_breaker_open", "") == 1);
        long before = asked(patients);
        clock.forward(Duration.ofSeconds(6));
        await().atMost(PATIENCE).until(() -> asked(patients) > before);

        EPR.wellAgain();
        clock.forward(Duration.ofSeconds(6));
        sets.forEach(set -> awaitState(set, "sent"));
        assertThat(metric("polaris_delivery_breaker_open", "")).isZero();
        assertThat(metric("polaris_deliveries_oldest_age_seconds", "")).isNotNaN();
    }

    private static long asked(List<String> patients) {
        return patients.stream().mapToLong(patient -> EPR.texts(patient).size()).sum();
    }

    @Test
    void sendsAgainWhatAReplicaHadUnderLeaseWhenItDied() {
        String set = fresh("S");
        String patient = fresh("P");
        CountDownLatch posted = new CountDownLatch(1);
        EPR.whenAsked(patient, request -> {
            posted.await();
            return new Reply(503, "");
        });
        post(set, patient).expect(204);
        awaitState(set, "sending");
        database.sql("update delivery set lease = 'of a dead replica' where lease is not null")
                .update();
        posted.countDown();

        // The outcome of an attempt whose lease is not ours any more changes nothing.
        String other = fresh("S");
        post(other, fresh("P")).expect(204);
        awaitState(other, "sent");
        EPR.wellAgain();
        assertThat(state(set)).isEqualTo("sending");
        clock.forward(Duration.ofSeconds(46));
        awaitState(set, "sent");
        assertThat(EPR.texts(patient)).hasSize(2);
    }
}
