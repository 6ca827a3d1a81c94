package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import health.polaris.common.security.SecuritySettings;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.eventbus.publish.EventOutbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where there is an observations service: it is asked, and what was observed stays visible (§7.8, W11). */
class OrphanedObservationsTest extends EprTest {

    private final ApplicationContext context;
    private final HttpServer service;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private String observationSets = "[]";

    @Autowired
    OrphanedObservationsTest(ApplicationContext context) throws IOException {
        super(context);
        this.context = context;
        this.service = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        service.createContext("/", exchange -> {
            calls.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization").substring(0, 7));
            byte[] body = observationSets.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void anEncounterWithObservationsIsPutBelowALocalOneThatHasEnded() {
        observationSets = "[{\"uuid\": \"O1\"}]";
        EncounterRow cancelled = cancelled();
        check(cancelled);

        EncounterRow child = stored.encounter(cancelled.uuid());
        EncounterRow local = stored.encounter(String.valueOf(child.parentUuid()));
        assertThat(calls).containsExactly("/dhos/v2/observation_set?encounter_id=" + cancelled.uuid() + " Bearer ");
        assertThat(local.eprEncounterId()).isNull();
        assertThat(local.dischargedAt()).isNotNull();
        assertThat(local.deleted()).isFalse();
        assertThat(local.patientUuid()).isEqualTo(cancelled.patientUuid());
        assertThat(local.location()).isEqualTo(cancelled.location());
        assertThat(local.admittedAt()).isEqualTo(cancelled.admittedAt());
        Awaitility.await()
                .until(() -> !bus.heard(EprBus.ENCOUNTER_CHANGED, local.uuid()).isEmpty());

        check(cancelled);
        assertThat(stored.encountersOf(cancelled.patientUuid())).hasSize(2);
    }

    @Test
    void anEncounterWithoutObservationsStaysAsItIs() {
        EncounterRow cancelled = cancelled();
        check(cancelled);

        assertThat(calls).hasSize(1);
        assertThat(stored.encountersOf(cancelled.patientUuid())).containsExactly(cancelled);
    }

    private EncounterRow cancelled() {
        bus.process(admission().encounter("admission_cancelled", true));
        return stored.visit(visit);
    }

    private void check(EncounterRow encounter) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> step().apply(
                                new MessageIdentity("M-" + mrn, 0),
                                context.getBean(EncounterRepository.class)
                                        .lock(encounter.uuid())
                                        .orElseThrow()));
    }

    private OrphanStep step() {
        EprSettings settings = new EprSettings(
                true,
                90,
                "dhos-async-adapter",
                "http://localhost:" + service.getAddress().getPort(),
                300);
        return new OrphanStep(
                new ObservationsApi(settings, context.getBean(SecuritySettings.class)),
                context.getBean(EncounterService.class),
                context.getBean(EncounterHierarchy.class),
                context.getBean(EncounterEvents.class),
                context.getBean(EventOutbox.class));
    }
}
