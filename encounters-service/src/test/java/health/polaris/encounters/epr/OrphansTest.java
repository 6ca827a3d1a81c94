package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.settings.EprSettings;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What was observed in a stay whose admission is cancelled stays visible (contracts/encounters.md §7.8, W11). */
class OrphansTest extends EprTest {

    private static final String LINK = "settings";

    @LocalServerPort
    private int port;

    private final Object observations;
    private final EprSettings usual;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer service;
    private String observationSets = "[]";

    @Autowired
    OrphansTest(ApplicationContext context) throws IOException {
        super(context);
        this.observations = context.getBean("observations");
        this.usual = context.getBean(EprSettings.class);
        this.service = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        service.createContext("/", exchange -> {
            String token = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Authorization"));
            calls.add(exchange.getRequestURI() + " " + token.substring(0, "Bearer".length()));
            byte[] body = observationSets.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** The running service is told of an observations service, for the time of a test. */
    @BeforeEach
    void start() {
        service.start();
        ReflectionTestUtils.setField(
                observations,
                LINK,
                new EprSettings(
                        usual.consumerEnabled(),
                        usual.inboxRetentionDays(),
                        usual.systemId(),
                        "http://localhost:" + service.getAddress().getPort(),
                        usual.tokenLifetime()));
    }

    @AfterEach
    void stop() {
        ReflectionTestUtils.setField(observations, LINK, usual);
        service.stop(0);
    }

    private EncounterRow cancelled() {
        bus.process(admission());
        bus.process(admission().sentAgain().encounter("admission_cancelled", true));
        return stored.visit(visit);
    }

    @Test
    void aCancelledStayWithObservationsIsPutBelowALocalOneThatHasEnded() {
        observationSets = "[{\"uuid\": \"O1\"}]";
        EncounterRow cancelled = cancelled();

        assertThat(calls).containsExactly("/dhos/v2/observation_set?encounter_id=" + cancelled.uuid() + " Bearer");
        EncounterRow local = stored.encounter(String.valueOf(cancelled.parentUuid()));
        assertThat(local.eprEncounterId()).isNull();
        assertThat(local.dischargedAt()).isNotNull();
        assertThat(local.deleted()).isFalse();
        assertThat(local.patientUuid()).isEqualTo(cancelled.patientUuid());
        assertThat(local.location()).isEqualTo(cancelled.location());
        assertThat(local.admittedAt()).isEqualTo(cancelled.admittedAt());
        Awaitility.await()
                .until(() -> !bus.heard(EprBus.ENCOUNTER_CHANGED, local.uuid()).isEmpty());
        assertThat(bus.heard(EprBus.ORPHAN_CHECK, cancelled.uuid())).isEmpty();
    }

    @Test
    void theLocalStayAndWhatIsBelowItAreReadOverHttp() {
        observationSets = "[{\"uuid\": \"O1\"}]";
        EncounterRow cancelled = cancelled();

        Api ward = new Api(port).as(Tokens.clinician("C-ward", "read:send_encounter", "write:send_encounter"));
        String path = "/dhos/v1/encounter/" + cancelled.parentUuid();
        assertThat(ward.get(path).expect(200).json().path("patient_uuid").asString())
                .isEqualTo(cancelled.patientUuid());
        ward.patch(path, Map.of("discharged_at", "2024-05-03T12:00:00.000Z")).expect(200);
        assertThat(stored.encounter(String.valueOf(cancelled.parentUuid())).dischargedAt())
                .isEqualTo("2024-05-03T12:00:00Z");
        assertThat(ward.get(path + "/children?show_deleted=true")
                        .expect(200)
                        .json()
                        .toString())
                .contains(cancelled.uuid());
    }

    @Test
    void aCancelledStayWithoutObservationsStaysAsItIs() {
        EncounterRow cancelled = cancelled();

        assertThat(calls).hasSize(1);
        assertThat(cancelled.parentUuid()).isNull();
        assertThat(stored.encountersOf(cancelled.patientUuid())).containsExactly(cancelled);
    }

    @Test
    void aSecondCancellationAsksNobody() {
        observationSets = "[{\"uuid\": \"O1\"}]";
        EncounterRow cancelled = cancelled();
        bus.process(
                admission().sentAgain().encounter("admission_cancelled", true).encounter("encounter_type", "DAYCASE"));

        assertThat(calls).hasSize(1);
        assertThat(stored.encountersOf(cancelled.patientUuid())).hasSize(2);
    }

    @Test
    void withoutAnObservationsServiceWhoeverKeepsThemIsAskedToLook() {
        ReflectionTestUtils.setField(observations, LINK, usual);
        EncounterRow cancelled = cancelled();

        Awaitility.await()
                .until(() -> bus.heard(EprBus.ORPHAN_CHECK, cancelled.uuid()).size() == 1);
        assertThat(calls).isEmpty();
        assertThat(cancelled.parentUuid()).isNull();
    }

    @Test
    void aStayThatAClientDeletedAsksNobody() {
        bus.process(admission());
        EncounterRow encounter = stored.visit(visit);
        new Api(port)
                .as(Tokens.clinician("C-ward", "write:send_encounter"))
                .patch("/dhos/v1/encounter/" + encounter.uuid(), Map.of("deleted_at", "2024-05-03T12:00:00.000Z"))
                .expect(200);

        assertThat(stored.encounter(encounter.uuid()).deleted()).isTrue();
        assertThat(calls).isEmpty();
    }
}
