package health.polaris.messages.activation;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import health.polaris.messages.Activations;
import health.polaris.messages.Bus;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.TestEnvironment;
import health.polaris.testing.Tokens;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class PatientActivationTest {

    private static final String NOT_FOUND = "Could not find relevant activation";

    @LocalServerPort
    private int port;

    private Api anonymous;
    private Activations activations;
    private String patient;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        activations = new Activations(port);
        patient = fresh("patient");
    }

    @Test
    void handsOutCodesOfTheContract() {
        activations.enrol(patient);
        Answer answer =
                activations.clinician().post(Activations.path(patient), null).expect(200);
        JsonNode body = answer.json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("otp", "activation_code", "expires_at", "activation_url");
        assertThat(body.path("otp").asString()).matches("[a-hjkmnp-z2-9]{4}");
        assertThat(body.path("activation_code").asString()).matches("[A-Z0-9]{30}");
        assertThat(body.path("expires_at").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(5) + "T23:59:59.000");
        assertThat(body.path("activation_url").asString())
                .matches(TestEnvironment.PROXY_URL + "/dhos/v1/activation/[a-hjkmnp-z2-9]{8}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void walksFromRequestToToken() throws Exception {
        JsonNode requested = activations.request(patient);
        Answer validated = activations.validate(requested).expect(200);
        assertThat(validated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(validated.json().propertyNames()).containsExactlyInAnyOrder("authorisation_code", "patient_id");
        assertThat(validated.json().path("patient_id").asString()).isEqualTo(patient);
        String authorisation = validated.json().path("authorisation_code").asString();
        assertThat(authorisation).matches("[A-Z0-9]{30}");
        Answer answer = activations.token(patient, authorisation).expect(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().propertyNames()).containsExactly("jwt");
        SignedJWT token = SignedJWT.parse(answer.json().path("jwt").asString());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("HS512");
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("metadata")).isEqualTo(Map.of("patient_id", patient));
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(TestEnvironment.PROXY_URL + "/");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(TestEnvironment.PROXY_URL + "/");
        assertThat(token.getJWTClaimsSet().getStringClaim("scope").split(" "))
                .hasSize(16)
                .contains("write:gdm_message", "read:gdm_patient");
        anonymous
                .as(answer.json().path("jwt").asString())
                .get("/dhos/v1/sender/" + patient + "/message")
                .expect(200);
        activations.token(patient, authorisation).expect(200);
    }

    @Test
    void theShortCodeOfTheLinkServesAsWell() {
        JsonNode requested = activations.request(patient);
        String shortCode = shortCode(requested);
        anonymous.get("/dhos/v1/activation/" + shortCode).expect(405);
        activations.validate(shortCode, "zzzz").expect(404);
        activations.validate(shortCode, requested.path("otp").asString()).expect(200);
        activations.validate(shortCode, requested.path("otp").asString()).expect(404);
    }

    /** As phones' keyboards write it: a capital first, and a blank after a suggestion. */
    @Test
    void codesAreTakenInWhateverCaseAndWithBlanksAround() {
        for (Function<JsonNode, String> typed : List.<Function<JsonNode, String>>of(
                requested -> requested.path("activation_code").asString().toLowerCase(Locale.ROOT),
                requested -> "%20" + requested.path("activation_code").asString() + "%C2%A0",
                requested -> shortCode(requested).toUpperCase(Locale.ROOT),
                requested -> shortCode(requested) + "%20")) {
            JsonNode requested = activations.request(patient);
            String otp = requested.path("otp").asString();
            activations
                    .validate(typed.apply(requested), " \u00a0" + otp.toUpperCase(Locale.ROOT) + " ")
                    .expect(200);
        }
    }

    private static String shortCode(JsonNode requested) {
        String url = requested.path("activation_url").asString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Test
    void aSecondRequestKeepsTheCodesAndReplacesThePin() {
        JsonNode first = activations.request(patient);
        JsonNode second = activations.request(patient);
        assertThat(second.path("activation_code")).isEqualTo(first.path("activation_code"));
        assertThat(second.path("activation_url")).isEqualTo(first.path("activation_url"));
        String code = first.path("activation_code").asString();
        if (!first.path("otp").equals(second.path("otp"))) {
            activations.validate(code, first.path("otp").asString()).expect(404);
        }
        activations.validate(code, second.path("otp").asString()).expect(200);
        JsonNode third = activations.request(patient);
        assertThat(third.path("activation_code")).isNotEqualTo(first.path("activation_code"));
    }

    @Test
    void theAuthorisationCodeBeforeDiesWithTheNextValidationOnly() {
        String first = activations.activate(patient);
        JsonNode requested = activations.request(patient);
        activations.token(patient, first).expect(200);
        String second = activations
                .validate(requested)
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
        activations.token(patient, first).expect(404);
        activations.token(patient, second).expect(200);
    }

    @Test
    void listsCompletedActivationsNewestFirst() {
        activations.enrol(patient);
        assertThat(activations
                        .clinician()
                        .get(Activations.path(patient))
                        .expect(200)
                        .body())
                .isEqualTo("[]");
        activations.activate(patient);
        activations.activate(patient);
        activations.request(patient);
        JsonNode list = activations
                .clinician()
                .get(Activations.path(patient))
                .expect(200)
                .json();
        assertThat(list).hasSize(2);
        JsonNode newest = list.get(0);
        assertThat(newest.propertyNames())
                .containsExactlyInAnyOrder(
                        "activation_completed", "uuid", "created", "created_by", "modified", "modified_by");
        assertThat(newest.path("created_by").asString()).isEqualTo("asking-clinician");
        assertThat(newest.path("modified_by").asString()).isEqualTo(patient);
        assertThat(newest.path("activation_completed").asString())
                .endsWith("Z")
                .isGreaterThan(list.get(1).path("activation_completed").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"otp\":null}",
                "{\"otp\":5}",
                "[]",
                "{\"otp\":\"k7wd\",\"x\":1}",
                "{",
                "{\"otp\":\"ü\"}"
            })
    void refusesBodiesThatHoldNoPin(String body) {
        anonymous.post("/dhos/v1/activation/X", body).expect(400);
    }

    @Test
    void refusesOtherKindsAndUnknownCodes() {
        anonymous.post("/dhos/v1/activation/X", null).expect(400);
        anonymous
                .with("Content-Type", "text/plain")
                .post("/dhos/v1/activation/X", "hello")
                .expect(415);
        assertThat(anonymous
                        .post("/dhos/v1/activation/X?type=SEND_ENTRY", Map.of("otp", "x"))
                        .expect(400)
                        .message())
                .isEqualTo("Invalid device type: SEND_ENTRY");
        assertThat(activations.validate("X", "k7wd").expect(404).message()).isEqualTo(NOT_FOUND);
        anonymous.post("/dhos/v1/activation/X?type=", Map.of("otp", "x")).expect(404);
        anonymous.post("/dhos/v1/activation/X?type=gdm", Map.of("otp", "x")).expect(404);
        String code = activations.request(patient).path("activation_code").asString();
        anonymous.post("/dhos/v1/activation/" + code + "?type=send_entry", null).expect(404);
        activations.clinician().post(Activations.path("p".repeat(37)), null).expect(400);
    }

    @Test
    void tokensNeedTheRightCode() {
        String text = "Invalid combination of patient_id and code";
        assertThat(activations.token(patient, "X").expect(404).message()).isEqualTo(text);
        activations.request(patient);
        assertThat(activations.token(patient, "X").expect(404).message()).isEqualTo(text);
        activations.activate(patient);
        assertThat(activations.token(patient, "X").expect(404).message()).isEqualTo(text);
        activations.token(patient, "").expect(404);
        anonymous.get("/dhos/v1/patient/" + patient + "/jwt").expect(400);
        anonymous.as("nonsense").get("/dhos/v1/patient/" + patient + "/jwt").expect(400);
    }

    @Test
    void revocationEndsCodeAndPendingActivation() {
        try (Bus bus = new Bus()) {
            String authorisation = activations.activate(patient);
            JsonNode pending = activations.request(patient);
            Answer revoked = activations
                    .clinician()
                    .delete(Activations.path(patient), null)
                    .expect(204);
            assertThat(revoked.body()).isEmpty();
            activations.token(patient, authorisation).expect(404);
            activations.validate(pending).expect(404);
            activations.clinician().delete(Activations.path(patient), null).expect(204);
            assertThat(activations.clinician().get(Activations.path(patient)).json())
                    .hasSize(1);
            JsonNode event = bus.audits("patient_id", patient, 1).getFirst();
            assertThat(event.path("event_type").asString()).isEqualTo("Patient activation revoked");
            assertThat(event.path("event_data").path("modified_by").asString()).isEqualTo("asking-clinician");
            activations.token(patient, activations.activate(patient)).expect(200);
        } catch (java.io.IOException closing) {
            throw new java.io.UncheckedIOException(closing);
        }
    }

    @Test
    void scopesDecide() {
        for (String method : List.of("GET", "POST", "DELETE")) {
            String path = Activations.path(patient);
            anonymous.send(method, path, null).expect(401);
            anonymous.as("FOO.BAR").send(method, path, null).expect(403);
            anonymous
                    .as(Tokens.patient(patient, "read:gdm_message"))
                    .send(method, path, null)
                    .expect(403);
            String other = method.equals("GET") ? "write:gdm_activation" : "read:gdm_activation";
            anonymous.as(Tokens.system(other)).send(method, path, null).expect(403);
        }
    }

    /** A client library would replace the letter: the bytes are written as they are. */
    @Test
    void refusesAnAuthorisationCodeThatIsNotAscii() throws Exception {
        for (String path : List.of("/dhos/v1/patient/P/jwt", "/dhos/v1/device/D/jwt")) {
            try (Socket client = new Socket("localhost", port)) {
                client.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                        + "x-authorisation-code: k\u00fc\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("{\"message\":");
            }
        }
    }
}
