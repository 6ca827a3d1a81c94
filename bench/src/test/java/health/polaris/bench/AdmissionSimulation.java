package health.polaris.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import health.polaris.common.security.HmacToken;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Admissions at a steady rate. {@code acknowledgement} is the time until the ACK, the group {@code post to encounter}
 * the time from the request until the ward can read the encounter (polled every 50 ms). Only each tenth admission is
 * watched so: if all were, every delay would bring more polls, and the polls more delay.
 *
 * <p>Reads {@code stack.env}'s variables; {@code RATE} messages a second (50) for {@code SECONDS} (60).
 */
public class AdmissionSimulation extends Simulation {

    private static final int RATE = Integer.parseInt(System.getenv().getOrDefault("RATE", "50"));
    private static final int SECONDS = Integer.parseInt(System.getenv().getOrDefault("SECONDS", "60"));
    private static final int WATCHED = 10;
    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() * 1000);
    private final String connector = variable("POLARIS_CONNECTOR_URL");
    private final String encounters = variable("POLARIS_ENCOUNTERS_URL");
    private final String token = new HmacToken(
                    variable("POLARIS_JWT_ISSUER"), variable("POLARIS_JWT_ISSUER"), variable("POLARIS_JWT_SECRET"))
            .issue(
                    Map.of("system_id", "bench"),
                    Set.of("write:hl7_message", "read:send_encounter"),
                    Duration.ofHours(2));

    private final ChainBuilder admit = exec(http("acknowledgement")
            .post(connector + "/dhos/v1/message")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .body(StringBody(AdmissionSimulation::body))
            .check(status().is(200)));

    private final ChainBuilder watch = asLongAs(session -> !session.contains("encounter"))
            .on(exec(http("look-up")
                            .get(session -> encounters + "/dhos/v2/encounter?compact=true&epr_encounter_id="
                                    + session.getString("visit"))
                            .header("Authorization", "Bearer " + token)
                            .check(status().is(200))
                            .check(jsonPath("$[0].uuid").optional().saveAs("encounter")))
                    .exec(pause(Duration.ofMillis(50))));

    private final ScenarioBuilder admissions = scenario("admissions")
            .exec(session -> session.set("visit", "B" + numbers.incrementAndGet()))
            .doIfOrElse(session -> session.userId() % WATCHED == 0)
            .then(group("post to encounter").on(exec(admit).exitHereIfFailed().exec(watch)))
            .orElse(admit);

    {
        setUp(admissions.injectOpen(constantUsersPerSec(RATE).during(Duration.ofSeconds(SECONDS))))
                .protocols(http.disableCaching())
                .assertions(global().failedRequests().count().is(0L));
    }

    private static String body(Session session) {
        String visit = String.valueOf(session.getString("visit"));
        String now = HL7.format(LocalDateTime.now());
        String hl7 = String.join(
                "\r",
                "MSH|^~\\&|BENCH|TEST|POLARIS|TEST|%s||ADT^A01|%s|P|2.4".formatted(now, visit),
                "EVN|A01|" + now,
                "PID|1||M%s^^^TEST^MRN||Load^Heavy||19700101|2".formatted(visit),
                "PV1|1|INPATIENT|BENCH^BAY %d^BED 1||||||||||||||||%s|||||||||||||||||||||||||%s"
                        .formatted(Math.abs(visit.hashCode() % 20), visit, now));
        String base64 = Base64.getEncoder().encodeToString(hl7.getBytes(StandardCharsets.UTF_8));
        return "{\"type\": \"HL7v2\", \"body\": \"%s\"}".formatted(base64);
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; \". .local-stack/stack.env\" sets it");
        }
        return value;
    }
}
