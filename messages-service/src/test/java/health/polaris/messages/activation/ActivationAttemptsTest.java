package health.polaris.messages.activation;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Activations;
import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How often and how long an activation may be tried. */
@PolarisTest
class ActivationAttemptsTest {

    private static final String NOT_FOUND = "Could not find relevant activation";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Activations activations;
    private String patient;

    @BeforeEach
    void connect() {
        activations = new Activations(port);
        patient = fresh("patient");
    }

    @Test
    void tenWrongPinsLockAndANewRequestUnlocks() {
        JsonNode requested = activations.request(patient);
        String code = requested.path("activation_code").asString();
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(activations.validate(code, "1iol").expect(404).message()).isEqualTo(NOT_FOUND);
        }
        activations.validate(code, requested.path("otp").asString()).expect(404);
        activations
                .validate(code, activations.request(patient).path("otp").asString())
                .expect(200);
    }

    @Test
    void theTenthAttemptMayBeTheRightOne() {
        JsonNode requested = activations.request(patient);
        String code = requested.path("activation_code").asString();
        for (int attempt = 0; attempt < 9; attempt++) {
            activations.validate(code, "1iol").expect(404);
        }
        activations.validate(code, requested.path("otp").asString()).expect(200);
    }

    @Test
    void fiftyGuessersAtOnceGetTenAttempts() throws Exception {
        String code = activations.request(patient).path("activation_code").asString();
        List<Callable<Integer>> guesses = new ArrayList<>();
        for (int guess = 0; guess < 50; guess++) {
            guesses.add(() -> activations.validate(code, "1iol").status());
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : clients.invokeAll(guesses)) {
                assertThat(answer.get())
                        .as("wrong, or no room for so many hashes")
                        .isIn(404, 503);
            }
        }
        int attempts = jdbc.sql("select attempts_count from patient_activation where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
        assertThat(attempts).isEqualTo(10);
    }

    @Test
    void theRightPinTwiceAtOnceIsGoodOnce() throws Exception {
        JsonNode requested = activations.request(patient);
        Callable<Integer> client = () -> activations.validate(requested).status();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(List.of(client, client, client))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 404, 404);
        }
    }

    @Test
    void requestsAtOnceMakeOneActivation() throws Exception {
        activations.enrol(patient);
        Callable<Integer> client = () ->
                activations.clinician().post(Activations.path(patient), null).status();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : clients.invokeAll(List.of(client, client, client, client))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        int rows = jdbc.sql("select count(*) from patient_activation where patient_id = ?")
                .param(patient)
                .query(Integer.class)
                .single();
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void endsWithTheFifthDayAndAWrongPinDoesNotProlongIt() {
        JsonNode requested = activations.request(patient);
        String code = requested.path("activation_code").asString();
        String otp = requested.path("otp").asString();
        age(code, 5);
        activations.validate(code, "1iol").expect(404);
        age(code, 1);
        assertThat(activations.validate(code, otp).expect(404).message()).isEqualTo(NOT_FOUND);
        int attempts = jdbc.sql("select attempts_count from patient_activation where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
        assertThat(attempts).isEqualTo(1);
        JsonNode renewed = activations.request(patient);
        assertThat(renewed.path("activation_code").asString()).isEqualTo(code);
        activations.validate(code, renewed.path("otp").asString()).expect(200);
    }

    @Test
    void staticPatientsHaveKnownCodesThatLast() {
        String id = "static_patient_uuid_3";
        JsonNode requested = activations.request(id);
        assertThat(requested.path("activation_code").asString()).isEqualTo("3");
        assertThat(requested.path("otp").asString()).isEqualTo("3333");
        assertThat(requested.path("activation_url").asString()).endsWith("/3");
        activations.token(id, "3").expect(200);
        for (int attempt = 0; attempt < 12; attempt++) {
            activations.validate("3", "3333").expect(200);
        }
        for (int attempt = 0; attempt < 10; attempt++) {
            activations.validate("3", "4444").expect(404);
        }
        activations.validate("3", "3333").expect(404);
        activations.request(id);
        age("3", 30);
        activations.validate("3", "3333").expect(200);
        assertThat(activations.clinician().get(Activations.path(id)).body()).isEqualTo("[]");
    }

    private void age(String code, int days) {
        jdbc.sql("update patient_activation set modified = modified - make_interval(days => ?) where code = ?")
                .params(days, code)
                .update();
    }
}
