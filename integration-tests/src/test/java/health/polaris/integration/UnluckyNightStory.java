package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Services, broker and database fail while the EPR goes on sending. What was acknowledged must have been applied
 * exactly once, each patient's messages in order: the history of locations tells.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnluckyNightStory {

    private static final int PATIENTS = 100;
    private static final int SENDERS = 16;
    private static final Duration UNTIL_APPLIED = Duration.ofMinutes(4);

    private Api connector;
    private Api encounters;
    private Epr epr;

    @BeforeAll
    void start() {
        connector = Installation.connector().as(Installation.system("read:hl7_message"));
        encounters = Installation.encounters()
                .as(Installation.system("read:send_encounter", "read:send_location", "read:location_by_ods"));
        epr = new Epr(Installation.connector(), Installation.eprAdapter());
    }

    @Test
    void appliesEveryAcknowledgedMessageOnceAndInOrderThoughEverythingIsKilled() throws Exception {
        List<Stay> stays = Stream.generate(Stay::fresh).limit(PATIENTS).toList();
        send(stays, new Killings(PATIENTS * Stay.MESSAGES));
        awaitApplied(stays);

        Map<String, String> locations = locationUuids();
        for (Stay stay : stays) {
            assertThat(locationsInOrder(encounter(stay)))
                    .as("locations of visit %s", stay.visit())
                    .isEqualTo(stay.locationCodes().stream().map(locations::get).toList());
        }
    }

    @Test
    void acknowledgesInNormalTimeAndAppliesLaterWhenTheBrokerIsAway() {
        Stay stay = Stay.fresh();
        Part broker = Installation.part("rabbitmq");
        broker.kill();
        for (int message = 0; message < Stay.MESSAGES; message++) {
            String hl7 = stay.hl7(message);
            long took = Epr.milliseconds(
                    () -> assertThat(Epr.code(epr.post(hl7).expect(200))).isEqualTo("AA"));
            assertThat(took).as("milliseconds until the acknowledgement").isLessThan(5_000);
        }
        broker.launch();
        broker.awaitReady();
        awaitApplied(List.of(stay));
    }

    @Test
    void answersServiceUnavailableWithoutItsDatabaseAndRecoversByItself() {
        Stay stay = Stay.fresh();
        Part database = Installation.part("postgres");
        database.kill();
        assertThat(epr.post(stay.hl7(0)).expect(503).message()).contains("Service unavailable");
        database.launch();
        database.awaitReady();
        for (int message = 0; message < Stay.MESSAGES; message++) {
            epr.sendUntilAcknowledged(stay.hl7(message));
        }
        awaitApplied(List.of(stay));
    }

    private void send(List<Stay> stays, Killings killings) throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        Semaphore senders = new Semaphore(SENDERS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            for (Stay stay : stays) {
                sent.add(threads.submit(() -> {
                    senders.acquireUninterruptibly();
                    // Whoever gives up lets the next one send, or the story would wait for ever instead of failing.
                    try {
                        for (int message = 0; message < Stay.MESSAGES; message++) {
                            epr.sendUntilAcknowledged(stay.hl7(message));
                            killings.after(acknowledged.incrementAndGet());
                        }
                    } finally {
                        senders.release();
                    }
                }));
            }
            for (Future<?> stay : sent) {
                stay.get();
            }
        }
        killings.awaitAllReady();
    }

    private void awaitApplied(List<Stay> stays) {
        Awaitility.await("every acknowledged message to be applied")
                .atMost(UNTIL_APPLIED)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> stays.stream().allMatch(this::isApplied));
    }

    /** Accepted ten times, and each of these processed; repetitions after a lost answer are refused as duplicates. */
    private boolean isApplied(Stay stay) {
        JsonNode messages = connector
                .get("/dhos/v1/message/search?identifier_type=MRN&identifier=" + stay.mrn())
                .expect(200)
                .json();
        return StreamSupport.stream(messages.spliterator(), false)
                        .filter(message ->
                                message.path("ack_status").asString("").equals("AA"))
                        .filter(message -> message.path("is_processed").asBoolean())
                        .count()
                == Stay.MESSAGES;
    }

    private JsonNode encounter(Stay stay) {
        JsonNode found = encounters
                .get("/dhos/v2/encounter?epr_encounter_id=" + stay.visit())
                .expect(200)
                .json();
        assertThat(found).as("encounters of visit %s", stay.visit()).hasSize(1);
        assertThat(found.path(0).hasNonNull("discharged_at")).isTrue();
        return found.path(0);
    }

    private static List<String> locationsInOrder(JsonNode encounter) {
        List<String> locations = new ArrayList<>();
        encounter
                .path("location_history")
                .forEach(row -> locations.add(row.path("location_uuid").asString()));
        locations.add(encounter.path("location_uuid").asString());
        return locations;
    }

    private Map<String, String> locationUuids() {
        Map<String, String> uuids = new HashMap<>();
        for (String code : Stay.allLocationCodes()) {
            JsonNode found = encounters
                    .get("/dhos/v1/location/search?ods_code=" + URLEncoder.encode(code, StandardCharsets.UTF_8))
                    .expect(200)
                    .json();
            uuids.put(code, found.propertyNames().iterator().next());
        }
        return uuids;
    }
}
