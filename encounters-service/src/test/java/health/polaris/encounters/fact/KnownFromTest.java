package health.polaris.encounters.fact;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.chronicle.DatabaseClock;
import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was true before a base is known no more, and is not made up of what is true today (contracts/encounters.md §11). */
@PolarisTest
class KnownFromTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private final String patient = fresh("P");
    private final String place = fresh("W");
    private Ward ward;
    private JsonNode stay;

    @BeforeEach
    void admitAndDischargeSomebody() {
        ward = new Ward(port);
        stay = ward.admit(patient, "location_uuid", place);
    }

    private List<Answer> answers(Instant moment) {
        String then = "as_of_event=" + moment;
        return List.of(
                ward.api.get(CREATE + "/" + uuid(stay) + "?" + then),
                ward.api.get(CREATE + "?patient_id=" + patient + "&" + then),
                ward.api.get(CREATE + "/latest?patient_id=" + patient + "&" + then),
                ward.api.post(CREATE + "/latest?" + then, List.of(patient)),
                ward.api.post(ENCOUNTER + "patients?" + then, List.of(patient)),
                ward.api.post(ENCOUNTER + "locations?open_as_of=2024-05-04T00:00:00Z&" + then, List.of(place)),
                ward.api.post(
                        ENCOUNTER + "locations/patient_count?open_as_of=2024-05-04T00:00:00Z&" + then, List.of(place)));
    }

    private void absorb(Instant now) {
        new FactRetentionJob(
                        context.getBean(Absorption.class),
                        new FactSettings(Duration.ofDays(400)),
                        new FactMeters(context.getBean(MeterRegistry.class)),
                        Clock.fixed(now, ZoneOffset.UTC))
                .absorb();
    }

    @Test
    void whatIsAskedOfATimeBeforeTheBaseIsRefusedWithTheTimeFromWhichItIsKnown() {
        Instant admitted = DatabaseClock.now(jdbc);
        assertThat(answers(admitted)).extracting(Answer::status).containsOnly(200);
        ward.patch(stay, "discharged_at", "2024-05-06T08:15:00.000Z").expect(200);
        absorb(admitted.plus(Duration.ofDays(402)));

        for (Answer answer : answers(admitted)) {
            String message = answer.expect(400).message();
            assertThat(message).startsWith("as_of_event: ").contains("known from");
            Instant from = Instant.parse(message.replaceAll(".* from (.*) on$", "$1"));
            assertThat(from).isBetween(admitted, DatabaseClock.now(jdbc));
            assertThat(answers(from)).extracting(Answer::status).doesNotContain(400);
        }
    }
}
