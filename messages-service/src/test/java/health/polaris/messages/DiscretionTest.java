package health.polaris.messages;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Everything that lets somebody in, searched for in all that is logged when an operator has asked for every detail. */
@PolarisTest
@ExtendWith(OutputCaptureExtension.class)
class DiscretionTest {

    private static final String CLINICIAN = "/dhos/v1/clinician";
    private static final String ACCESS_LOG = "health.polaris.access";
    private static final String CONTENT = "Zanzibar quagmire, ring after two";

    @LocalServerPort
    private int port;

    @Autowired
    private LoggingSystem logging;

    private final List<String> secrets = new ArrayList<>();
    private LogLevel accessLevel = LogLevel.INFO;
    private Api anonymous;
    private Activations activations;
    private Tablets tablets;

    /** More than LOG_LEVEL=DEBUG does. */
    @BeforeEach
    void logEverything() {
        accessLevel = Objects.requireNonNull(logging.getLoggerConfiguration(ACCESS_LOG))
                .getLevelConfiguration()
                .getLevel();
        logging.setLogLevel("health.polaris", LogLevel.TRACE);
        logging.setLogLevel(ACCESS_LOG, LogLevel.TRACE);
        anonymous = new Api(port);
        activations = new Activations(port);
        tablets = new Tablets(port);
    }

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel("health.polaris", null);
        logging.setLogLevel(ACCESS_LOG, accessLevel);
    }

    private String secret(JsonNode body, String key) {
        String value = body.path(key).asString();
        assertThat(value).as(key).hasSizeGreaterThan(3);
        secrets.add(value);
        return value;
    }

    @Test
    void nothingThatLetsAnybodyInIsLogged(CapturedOutput output) {
        patient();
        String device = tablets.register(fresh("ward"));
        String deviceToken = device(device);
        clinician(deviceToken);
        assertThat(output.getAll())
                .contains("/dhos/v1/activation/{activation_code}")
                .doesNotContain(CONTENT);
        assertThat(secrets).hasSizeGreaterThan(12);
        assertThat(secrets).allSatisfy(value -> assertThat(said(output, value)).isEmpty());
    }

    /** The PIN has four characters, which may be part of an id by chance: it is looked for as a word of its own. */
    private static List<String> said(CapturedOutput output, String value) {
        var word = java.util.regex.Pattern.compile(
                value.length() > 4
                        ? java.util.regex.Pattern.quote(value)
                        : "(?<![A-Za-z0-9-])" + value + "(?![A-Za-z0-9-])");
        return output.getAll().lines().filter(line -> word.matcher(line).find()).toList();
    }

    private void patient() {
        String patient = fresh("patient");
        JsonNode requested = activations.request(patient);
        String code = secret(requested, "activation_code");
        String otp = secret(requested, "otp");
        String url = secret(requested, "activation_url");
        secrets.add(url.substring(url.lastIndexOf('/') + 1));
        secrets.add("wrong-pin-77");
        activations.validate(code, "wrong-pin-77").expect(404);
        anonymous.post("/dhos/v1/activation/" + code, "{\"otp\":\"" + otp).expect(400);
        anonymous
                .post("/dhos/v1/activation/" + code, Map.of("otp", otp, "other", otp))
                .expect(400);
        Answer validated = activations.validate(code, otp).expect(200);
        String authorisation = secret(validated.json(), "authorisation_code");
        activations.token(patient, "wrong-" + authorisation).expect(404);
        String token =
                secret(activations.token(patient, authorisation).expect(200).json(), "jwt");
        anonymous
                .as(token)
                .post(
                        "/dhos/v2/message",
                        Map.of(
                                "sender",
                                patient,
                                "sender_type",
                                "patient",
                                "receiver",
                                "ward",
                                "receiver_type",
                                "location",
                                "message_type",
                                Map.of("value", 5),
                                "content",
                                CONTENT))
                .expect(200);
        anonymous.as(token + "x").get("/dhos/v1/sender/" + patient + "/message").expect(403);
        secrets.add(token.substring(token.lastIndexOf('.') + 1));
    }

    private String device(String device) {
        String code = tablets.requestCode(device);
        secrets.add(code);
        secrets.add("987654321");
        tablets.validate("987654321", null).expect(404);
        Answer validated =
                tablets.validate(code, Map.of("otp", "an-otp-of-nobody")).expect(200);
        secrets.add("an-otp-of-nobody");
        String authorisation = secret(validated.json(), "authorisation_code");
        tablets.token(device, "wrong-" + authorisation).expect(403);
        tablets.validate(code, null).expect(404);
        return secret(tablets.token(device, authorisation).expect(200).json(), "jwt");
    }

    private void clinician(String deviceToken) {
        String badge = fresh("badge");
        secrets.add(badge);
        Map<String, Object> login = Map.of(
                "clinician_id",
                UUID.randomUUID().toString(),
                "login_active",
                true,
                "products",
                List.of(),
                "groups",
                List.of("SEND Clinician"),
                "send_entry_identifier",
                badge);
        anonymous
                .as(Tokens.system("write:send_clinician"))
                .post(CLINICIAN, login)
                .expect(201);
        Api tablet = anonymous.as(deviceToken);
        tablet.get(CLINICIAN + "/jwt?send_entry_identifier=wrong-" + badge).expect(404);
        secret(
                tablet.get(CLINICIAN + "/jwt?send_entry_identifier=" + badge)
                        .expect(200)
                        .json(),
                "jwt");
    }
}
