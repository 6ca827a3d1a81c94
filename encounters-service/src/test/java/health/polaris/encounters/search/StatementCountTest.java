package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Counts what Hibernate and Spring's JDBC client send to the tables of encounters. */
@PolarisTest
class StatementCountTest {

    private static final Pattern OURS = Pattern.compile(
            "(?s).*\\b(from|update|into|join)\\s+(encounter|location_history|score_system_history)\\b.*");
    private static final List<Logger> LOGGERS = List.of((Logger) LoggerFactory.getLogger("org.hibernate.SQL"), (Logger)
            LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate"));

    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> counter = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String text = event.getFormattedMessage();
            if (OURS.matcher(text).matches()) {
                statements.add(text);
            }
        }
    };

    @LocalServerPort
    private int port;

    private Ward ward;

    @BeforeEach
    void listen() {
        ward = new Ward(port);
        counter.start();
        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(counter);
        });
    }

    @AfterEach
    void stopListening() {
        LOGGERS.forEach(logger -> {
            logger.detachAppender(counter);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
    }

    private int statementsOf(Runnable request) {
        statements.clear();
        request.run();
        assertThat(statements).isNotEmpty();
        return statements.size();
    }

    /** Encounters of one patient and of many, at one location, each with both histories and a child. */
    private List<String> admit(String patient, String location, int number) {
        List<String> patients = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            JsonNode encounter = ward.admitByEpr(patient, "location_uuid", "elsewhere");
            ward.editor()
                    .patch(ENCOUNTER + uuid(encounter), Ward.map("location_uuid", location, "spo2_scale", 2))
                    .expect(200);
            ward.admitByEpr(patient, "child_of_encounter_uuid", uuid(encounter));
            String other = fresh("P");
            ward.admit(other, "location_uuid", location);
            patients.add(other);
        }
        return patients;
    }

    @Test
    void everyListTakesTheSameFewStatementsForTwoAndForThirty() {
        List<int[]> counts = new ArrayList<>();
        for (int number : new int[] {2, 30}) {
            String start = Instant.now().toString();
            String patient = fresh("P");
            String location = fresh("W");
            List<String> patients = admit(patient, location, number);
            List<Runnable> lists = List.of(
                    () -> assertThat(ward.list("patient_id=" + patient)).hasSize(number),
                    () -> ward.list("compact=true&patient_id=" + patient),
                    () -> ward.api.post(CREATE + "/latest", patients).expect(200),
                    () -> ward.api
                            .post(ENCOUNTER + "locations", List.of(location))
                            .expect(200),
                    () -> ward.api.post(ENCOUNTER + "patients", patients).expect(200),
                    () -> ward.api
                            .post(ENCOUNTER + "locations/patient_count", List.of(location))
                            .expect(200),
                    () -> ward.api
                            .get("/dhos/v2/encounters?modified_since=" + start)
                            .expect(200),
                    () -> ward.api
                            .get("/dhos/v2/encounters?limit=1000&modified_since=" + start)
                            .expect(200),
                    () -> ward.api
                            .post(CREATE + "/latest?as_of_event=" + start, patients)
                            .expect(200),
                    () -> ward.api
                            .post(ENCOUNTER + "locations?as_of_event=" + Instant.now(), List.of(location))
                            .expect(200));
            counts.add(lists.stream().mapToInt(this::statementsOf).toArray());
        }
        assertThat(counts.get(1)).containsExactly(counts.get(0));
        assertThat(counts.get(0)).containsExactly(2, 1, 1, 1, 1, 1, 1, 1, 2, 2);
    }

    @Test
    void anEncounterIsReadWithBothHistoriesInOneStatement() {
        String location = fresh("W");
        String patient = fresh("P");
        admit(patient, location, 1);
        String encounter = uuid(ward.list("patient_id=" + patient).get(0));

        assertThat(statementsOf(() -> {
                    JsonNode read =
                            ward.api.get(ENCOUNTER + encounter).expect(200).json();
                    assertThat(read.path("location_history")).hasSize(1);
                    assertThat(read.path("score_system_history")).hasSize(1);
                }))
                .isEqualTo(1);
    }

    /** What is read to make a fact of it and to write the rows does not grow with them. */
    @Test
    void mergingReadsAsOftenHoweverManyEncountersThereAre() {
        long few = readsOfMerging(2);

        assertThat(readsOfMerging(20)).isEqualTo(few).isLessThanOrEqualTo(8);
        assertThat(statements).filteredOn(text -> text.startsWith("update")).hasSizeLessThanOrEqualTo(20);
    }

    private long readsOfMerging(int encounters) {
        String patient = fresh("P");
        IntStream.range(0, encounters).forEach(number -> ward.admitByEpr(patient));
        var merge = Ward.map(
                "child_record_uuid",
                "R-" + patient,
                "parent_record_uuid",
                fresh("R"),
                "parent_patient_uuid",
                fresh("P"),
                "message_uuid",
                "M");
        statementsOf(() -> ward.api.post(ENCOUNTER + "merge", merge).expect(200));
        return statements.stream().filter(text -> text.startsWith("select")).count();
    }
}
