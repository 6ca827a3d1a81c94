package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.outbound.StubServer.Reply;
import health.polaris.connector.outbound.StubServer.Request;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PolarisTest
@Import(MovableTime.class)
class ObservationDeliveryTest extends Hospital {

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
}
