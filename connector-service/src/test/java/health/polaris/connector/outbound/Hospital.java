package health.polaris.connector.outbound;

import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import health.polaris.connector.outbound.MovableTime.MovableClock;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A service with an EPR adapter, a Mirth and a users-service that tests can play. */
public abstract class Hospital {

    protected static final Duration PATIENCE = Duration.ofSeconds(30);
    static final StubEpr EPR = new StubEpr();
    protected static final StubServer MIRTH = new StubServer(request -> new StubServer.Reply(200, ""));
    static final StubServer USERS = new StubServer(request -> new StubServer.Reply(404, "{}"));

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected MovableClock clock;

    protected Api api;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("EPR_SERVICE_ADAPTER_URL_BASE", () -> EPR.address() + "/");
        properties.add("MIRTH_HOST_URL_BASE", () -> MIRTH.address() + "/services/Mirth");
        properties.add("MIRTH_USERNAME", () -> "polaris");
        properties.add("MIRTH_PASSWORD", () -> "secret of Mirth");
        properties.add("DHOS_USERS_API_URL", USERS::address);
        properties.add("polaris.connector.delivery.timeout", () -> "2s");
    }

    @BeforeEach
    void connect() {
        api = new Api(port).as(Tokens.system("read:hl7_message", "write:hl7_message"));
    }

    /** Leaves nothing on its way, and no open breaker. */
    @AfterEach
    void settle() {
        EPR.wellAgain();
        MIRTH.behave(request -> new StubServer.Reply(200, ""));
        await().atMost(PATIENCE).until(() -> {
            clock.forward(Duration.ofSeconds(60));
            return unfinished() == 0;
        });
        EPR.assertPermitted();
    }

    private long unfinished() {
        return database.sql("select count(*) from delivery where state in ('pending', 'sending')")
                .query(Long.class)
                .single();
    }

    /** Posts a set of one heart rate. */
    Answer post(String set, String patient) {
        return api.post("/dhos/v1/oru_message", request(set, patient));
    }

    /** Hands in a set that the EPR answers with AE. */
    void refuse(String set, String patient) {
        EPR.whenAsked(patient, request -> StubEpr.acknowledge(request, "AE"));
        post(set, patient).expect(204);
        awaitState(set, "refused");
    }

    /** Hands in a set whose first attempt comes to nothing. */
    void hold(String set, String patient) {
        EPR.whenAsked(patient, request -> new StubServer.Reply(503, ""));
        post(set, patient).expect(204);
        awaitFailures(set, 1);
    }

    /** Hands in a set that the EPR takes at none of its attempts. */
    void fail(String set, String patient) {
        EPR.whenAsked(patient, request -> new StubServer.Reply(401, ""));
        post(set, patient).expect(204);
        for (int attempt = 1; attempt < 3; attempt++) {
            awaitFailures(set, attempt);
            clock.forward(Duration.ofMinutes(5));
        }
        awaitState(set, "failed");
    }

    static Map<String, Object> request(String set, String patient) {
        return Map.of("actions", List.of(Map.of("name", "process_observation_set", "data", data(set, patient))));
    }

    static Map<String, Object> data(String set, String patient) {
        return Map.of(
                "patient",
                Map.of(
                        "uuid", patient,
                        "first_name", "Rowan",
                        "last_name", "Finch",
                        "dob", "1979-02-26",
                        "sex", "248153007",
                        "hospital_number", patient),
                "encounter",
                Map.of("uuid", "E1"),
                "observation_set",
                Map.of(
                        "uuid",
                        set,
                        "record_time",
                        "2024-03-12T09:00:00.000Z",
                        "created_by",
                        "clinician-of-" + set,
                        "observations",
                        List.of(Map.of("observation_type", "heart_rate", "observation_value", 88))));
    }

    static String fresh(String prefix) {
        return Feed.fresh(prefix);
    }

    static String controlId(String set) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(set.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The stored messages of that set. */
    JsonNode stored(String set) {
        return api.get("/dhos/v1/message/search/" + controlId(set)).expect(200).json();
    }

    /** The state of the delivery of that set. */
    String state(String set) {
        return column("delivery.state", set);
    }

    String column(String column, String set) {
        return database.sql("select " + column + " from delivery join hl7_message on uuid = message_uuid"
                        + " where message_control_id = ?")
                .param(controlId(set))
                .query(String.class)
                .optional()
                .orElse("none");
    }

    /** After an outage the pool that this asks by may come back later than that of the requests. */
    void awaitState(String set, String state) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(CannotGetJdbcConnectionException.class)
                .until(() -> state(set), state::equals);
    }

    /** Until so many attempts have ended, the last one as a failure that waits for the next. */
    void awaitFailures(String set, int attempts) {
        await().atMost(PATIENCE).until(() -> state(set) + column("attempts", set), ("pending" + attempts)::equals);
    }
}
