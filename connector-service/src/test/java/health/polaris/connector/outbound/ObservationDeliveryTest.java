package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.outbound.StubServer.Reply;
import health.polaris.connector.outbound.StubServer.Request;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PolarisTest
@ExtendWith(OutputCaptureExtension.class)
@Import(MovableTime.class)
class ObservationDeliveryTest extends Hospital {

    private static final Duration NEXT_ATTEMPT = Duration.ofMinutes(5);

    @Test
    void storesAndSendsAndShowsTheAcknowledgement() {
        String set = fresh("S");
        String patient = fresh("P");
        api = api.with("X-Request-ID", "request-" + set);
        post(set, patient).expect(204);
        awaitState(set, "sent");

        Request request = EPR.requests(patient).getFirst();
        assertThat(request.path()).isEqualTo("/epr/v1/hl7_message");
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(request.headers().getFirst("X-Request-ID")).isEqualTo("request-" + set);
        assertThat(JsonMapper.shared().readTree(request.body()).path("type").asString())
                .isEqualTo("hl7v2");
        JsonNode claims = claims(request);
        assertThat(claims.path("iss").asString()).isEqualTo("epr-service-adapter");
        assertThat(claims.path("aud").asString()).isEqualTo("epr-service-adapter");
        assertThat(claims.path("scope").asString()).isEqualTo("write:hl7_message");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);

        JsonNode stored = stored(set);
        assertThat(stored).hasSize(1);
        JsonNode message = stored.get(0);
        assertThat(message.path("content").asString())
                .isEqualTo(EPR.texts(patient).getFirst());
        assertThat(message.path("is_processed").asBoolean()).isTrue();
        assertThat(message.path("ack_status").asString()).isEqualTo("AA");
        assertThat(message.path("src_description").asString()).isEqualTo("dhos");
        assertThat(message.path("dst_description").asString()).isEqualTo("tie");
        assertThat(message.path("message_type").asString()).isEqualTo("ORU^R01^ORU_R01");
        assertThat(message.path("sent_at").isNull()).isFalse();
        assertThat(api.get("/dhos/v1/message/search?identifier_type=MRN&identifier=" + patient)
                        .json())
                .hasSize(1);
    }

    private static JsonNode claims(Request request) {
        String token = request.headers().getFirst("Authorization").replace("Bearer ", "");
        return JsonMapper.shared()
                .readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    @Test
    void sendsASetOnceHoweverOftenItIsPosted() {
        String set = fresh("S");
        String patient = fresh("P");
        post(set, patient).expect(204);
        post(set, patient).expect(204);
        awaitState(set, "sent");
        post(set, patient).expect(204);
        String next = fresh("S");
        post(next, patient).expect(204);
        awaitState(next, "sent");

        assertThat(stored(set)).hasSize(1);
        assertThat(EPR.texts(patient)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AE", "AR"})
    void neverSendsAgainWhatTheEprRefused(String code) {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> StubEpr.acknowledge(request, code));
        post(set, patient).expect(204);
        awaitState(set, "refused");
        assertThat(stored(set).get(0).path("ack_status").asString()).isEqualTo(code);
        assertThat(stored(set).get(0).path("is_processed").asBoolean()).isTrue();

        post(set, patient).expect(204);
        clock.forward(Duration.ofDays(2));
        String next = fresh("S");
        post(next, patient).expect(204);
        awaitState(next, "refused");
        assertThat(EPR.texts(patient)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "{}",
                "{\"body\": 5}",
                "{\"body\": \"not base64!\"}",
                "{\"body\": \"bm8gSEw3\"}",
                "{\"body\": \"TVNIfF5+XCZ8RVBSDQ==\"}"
            })
    void triesAgainWhenTheAnswerCanNotBeRead(String answer) {
        recoversFrom(new Reply(200, answer), "unreadable answer");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503, 302})
    void triesAgainWhenTheTroubleMayPass(int status) {
        recoversFrom(new Reply(status, "{\"body\": \"x\"}"), "status " + status);
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() {
        recoversFrom(new Reply(-1, ""), "connection broken");
    }

    private void recoversFrom(Reply trouble, String error) {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> trouble);
        post(set, patient).expect(204);
        awaitFailures(set, 1);
        assertThat(column("last_error", set)).isEqualTo(error);
        assertThat(stored(set).get(0).path("is_processed").asBoolean()).isFalse();
        assertThat(stored(set).get(0).path("ack_status").isNull()).isTrue();

        EPR.wellAgain();
        clock.forward(Duration.ofSeconds(10));
        awaitState(set, "sent");
        assertThat(EPR.texts(patient)).hasSize(2);
        assertThat(EPR.texts(patient).getFirst()).isEqualTo(EPR.texts(patient).getLast());
    }

    @Test
    void doesNotWaitForAnEprThatNeverAnswers() {
        String set = fresh("S");
        String patient = fresh("P");
        CountDownLatch never = new CountDownLatch(1);
        EPR.whenAsked(patient, request -> {
            never.await();
            return StubEpr.acknowledge(request, "AA");
        });
        post(set, patient).expect(204);
        awaitFailures(set, 1);
        assertThat(column("last_error", set)).isEqualTo("timeout");
        never.countDown();
    }

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
