package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Two replicas each of users, messages and telemetry, on one database and one broker: a client that meets now one, now the
 * other, sees one service. What they count apart is counted apart on purpose (docs/operating/scaling.md, Limits that count by replica).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReplicasStory {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int WRONG_PINS = 10;
    private static final int A_MINUTE = 4;

    private Replicas replicas;
    private List<Api> users;
    private List<Api> messages;
    private List<Api> telemetry;

    @BeforeAll
    void start() throws Exception {
        replicas = new Replicas(Map.of("MESSAGES_PER_MINUTE", Integer.toString(A_MINUTE)));
        users = two("users");
        messages = two("messages");
        telemetry = two("telemetry");
    }

    private List<Api> two(String service) {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(number -> replicas.start(service, "two-" + service + "-" + number, Suite.ROOT))
                .map(Replica::api)
                .toList();
    }

    @AfterAll
    void stop() throws Exception {
        replicas.close();
    }

    private static List<Api> as(List<Api> both, String token) {
        return both.stream().map(replica -> replica.as(token)).toList();
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    @Test
    void wrongPinsCountTogether() throws Exception {
        List<Api> system = as(messages, Installation.system("write:gdm_activation"));
        for (boolean inTurn : List.of(true, false)) {
            JsonNode made = system.getFirst()
                    .post("/dhos/v1/patient/" + UUID.randomUUID() + "/activation", null)
                    .expect(200)
                    .json();
            String path = "/dhos/v1/activation/" + made.path("activation_code").asString();
            if (inTurn) {
                for (int guess = 0; guess < WRONG_PINS; guess++) {
                    messages.get(guess % 2).post(path, Map.of("otp", "0000")).expect(404);
                }
            } else {
                assertThat(statuses(AtOnce.call(
                                2 * WRONG_PINS, messages, _ -> replica -> replica.post(path, Map.of("otp", "0000")))))
                        .containsOnly(404);
            }
            Map<String, String> right = Map.of("otp", made.path("otp").asString());
            messages.forEach(replica -> replica.post(path, right).expect(404));
        }
    }

    @Test
    void oneWrongPinFewerLeavesTheRightOneGoodAndOnce() throws Exception {
        Api system = messages.getFirst().as(Installation.system("write:gdm_activation"));
        JsonNode made = system.post("/dhos/v1/patient/" + UUID.randomUUID() + "/activation", null)
                .expect(200)
                .json();
        String path = "/dhos/v1/activation/" + made.path("activation_code").asString();
        for (int guess = 1; guess < WRONG_PINS; guess++) {
            messages.get(guess % 2).post(path, Map.of("otp", "0000")).expect(404);
        }
        Map<String, String> right = Map.of("otp", made.path("otp").asString());
        assertThat(statuses(AtOnce.call(6, messages, _ -> replica -> replica.post(path, right))))
                .containsOnlyOnce(200)
                .containsOnly(200, 404);
    }

    @Test
    void aTabletsCodeIsGoodOnceWhoeverIsAsked() throws Exception {
        Api system = messages.getFirst().as(Installation.system("write:send_device"));
        String device = system.post("/dhos/v1/device", Map.of("location_id", "ward", "description", "bay 1"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        String code = system.post("/dhos/v1/device/" + device + "/activation", null)
                .expect(200)
                .json()
                .path("code")
                .asString();
        List<Answer> answers = AtOnce.call(
                6, messages, _ -> replica -> replica.post("/dhos/v1/activation/" + code + "?type=send_entry", null));
        assertThat(statuses(answers)).containsOnlyOnce(200).containsOnly(200, 404);
    }

    @Test
    void aMessageIsInTheListAndTheStreamOfTheOther() {
        String ward = UUID.randomUUID().toString();
        String patient = UUID.randomUUID().toString();
        String token = Installation.system("read:gdm_message_all", "write:gdm_message_all");
        List<Api> both = as(messages, token);
        int port = Integer.parseInt(messages.get(1).url().replaceFirst(".*:", ""));
        try (EventStream stream = EventStream.of(port, "/dhos/v1/event_stream?location_id=" + ward, token, null)) {
            assertThat(stream.status()).isEqualTo(200);
            for (int writer = 0; writer < 2; writer++) {
                String sent = both.get(writer)
                        .post("/dhos/v2/message", message(patient, ward))
                        .expect(200)
                        .json()
                        .path("uuid")
                        .asString();
                assertThat(stream.next().data().path("uuid").asString()).isEqualTo(sent);
                assertThat(both.get(1 - writer)
                                .get("/dhos/v1/receiver/" + ward + "/message")
                                .expect(200)
                                .json())
                        .anyMatch(listed -> listed.path("uuid").asString().equals(sent));
            }
        }
    }

    private static String message(String patient, String ward) {
        return """
                {"sender": "%s", "sender_type": "patient", "receiver": "%s", "receiver_type": "location",
                 "message_type": {"value": 0}, "content": "A word"}
                """.formatted(patient, ward);
    }

    /** By design: a message more does no harm, and a counter in the database would cost each of them a round trip. */
    @Test
    void messagesAMinuteCountByReplica() {
        String patient = UUID.randomUUID().toString();
        List<Api> both = as(
                messages,
                Installation.internal(Map.of("patient_id", patient), "read:gdm_message", "write:gdm_message"));
        for (Api replica : both) {
            for (int sent = 0; sent < A_MINUTE; sent++) {
                replica.post("/dhos/v2/message", message(patient, "ward")).expect(200);
            }
            Answer refused =
                    replica.post("/dhos/v2/message", message(patient, "ward")).expect(429);
            assertThat(refused.header("Retry-After")).isNotNull();
        }
    }

    /** By contract (contracts/users.md §4.7): a wait, no lock, which begins anew at the other. */
    @Test
    void waitsAfterWrongPasswordsCountByReplica() {
        String username = UUID.randomUUID() + "@ward.example";
        String credentials =
                "Bearer " + Base64.getEncoder().encodeToString((username + ":wrong").getBytes(StandardCharsets.UTF_8));
        String token = Installation.loginScript("read:gdm_clinician_auth_all");
        for (Api replica : as(users, token)) {
            Api login = replica.with("UserAuthorization", credentials);
            for (int free = 0; free < 6; free++) {
                login.get("/dhos/v1/clinician/login").expect(403);
            }
            assertThat(login.get("/dhos/v1/clinician/login").expect(429).header("Retry-After"))
                    .isNotNull();
        }
    }

    @Test
    void whoIsSwitchedOffAtOneIsNobodyToBothOfEachService() {
        String address = UUID.randomUUID() + "@ward.example";
        List<Api> system = as(users, Installation.system("write:gdm_clinician_all", "write:send_clinician_all"));
        String clinician = system.getFirst()
                .post("/dhos/v1/clinician?send_welcome_email=false", clinician(address))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        String token = Installation.clinician(clinician, "read:send_device", "read:gdm_telemetry_all");
        assertThat(seen(token)).doesNotContain(403);

        system.get(1)
                .patch("/dhos/v1/clinician/" + clinician, Map.of("login_active", false))
                .expect(200);

        Awaitility.await("both of each to refuse the token")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(seen(token)).containsOnly(403));
    }

    private List<Integer> seen(String token) {
        List<Integer> statuses = new ArrayList<>();
        as(users, token).forEach(it -> statuses.add(it.get("/dhos/v1/roles").status()));
        as(messages, token).forEach(it -> statuses.add(it.get("/dhos/v1/device").status()));
        as(telemetry, token)
                .forEach(it -> statuses.add(
                        it.get("/dhos/v1/patient/somebody/installation/nowhere").status()));
        return statuses;
    }

    private static Map<String, Object> clinician(String address) {
        return Map.of(
                "first_name", "Amina",
                "last_name", "Okafor",
                "phone_number", "01865000111",
                "nhs_smartcard_number", "770011",
                "job_title", "Nurse",
                "email_address", address,
                "locations", List.of("ward"),
                "groups", List.of("GDM Clinician"),
                "products", List.of(Map.of("product_name", "GDM", "opened_date", "2026-01-01")));
    }

    @Test
    void anAddressIsGivenOnce() throws Exception {
        String address = UUID.randomUUID() + "@ward.example";
        List<Api> system = as(users, Installation.system("write:gdm_clinician_all"));
        List<Answer> answers = AtOnce.call(
                8,
                system,
                _ -> replica -> replica.post("/dhos/v1/clinician?send_welcome_email=false", clinician(address)));
        assertThat(statuses(answers)).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void phonesAreKeptOnceEachAndChangedOneAfterTheOther() throws Exception {
        String patient = UUID.randomUUID().toString();
        String path = "/dhos/v1/patient/" + patient + "/installation";
        List<Api> phone = as(
                telemetry,
                Installation.internal(Map.of("patient_id", patient), "read:gdm_telemetry", "write:gdm_telemetry"));
        List<Answer> added = AtOnce.call(20, phone, _ -> replica -> replica.post(path, installation()));
        assertThat(statuses(added)).containsOnly(200);
        List<String> uuids = added.stream()
                .map(answer -> answer.json().path("uuid").asString())
                .toList();
        assertThat(uuids).doesNotHaveDuplicates();
        String one = path + "/" + uuids.getFirst();

        List<Answer> changed =
                AtOnce.call(20, phone, number -> replica -> replica.patch(one, Map.of("app_version", "v" + number)));

        assertThat(statuses(changed)).containsOnly(200);
        String version = same(phone, one).path("app_version").asString();
        assertThat(changed)
                .extracting(answer -> answer.json().path("app_version").asString())
                .contains(version);
        same(phone, "/dhos/v1/patient/" + patient + "/latest_installation");
    }

    private static JsonNode same(List<Api> both, String path) {
        JsonNode first = both.getFirst().get(path).expect(200).json();
        assertThat(both.get(1).get(path).expect(200).json()).isEqualTo(first);
        return first;
    }

    private static Map<String, Object> installation() {
        Map<String, Object> phone = new HashMap<>();
        List.of("app_product", "phone_os", "phone_os_version", "manufacturer", "model", "display_name")
                .forEach(name -> phone.put(name, "any"));
        phone.put("unique_device_code", "A1-77-0042");
        phone.put("app_version", "v0");
        phone.put("date_first_launched", "2026-11-20T19:02:11.000Z");
        return phone;
    }
}
