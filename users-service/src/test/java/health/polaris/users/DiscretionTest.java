package health.polaris.users;

import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.uniqueAddress;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody gets to see: passwords, hashes and salts anywhere; names and addresses in logs. */
@UsersTest
@ExtendWith(OutputCaptureExtension.class)
class DiscretionTest {

    private static final String ACCESS_LOG = "health.polaris.access";
    private static final String HASH = "feedface".repeat(64);
    private static final String SALT = "SALTSALTSALTSALTSALTSALTSALTSALT";
    private static final String PASSWORD = "Zanzibar-Quagmire-77";
    private static final String NAME = "Featherstonehaugh";

    @LocalServerPort
    private int port;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private JdbcClient database;

    @Autowired
    private LoggingSystem logging;

    private LogLevel accessLevel = LogLevel.INFO;

    @BeforeEach
    void logEveryRequest() {
        accessLevel = Objects.requireNonNull(logging.getLoggerConfiguration(ACCESS_LOG))
                .getLevelConfiguration()
                .getLevel();
        logging.setLogLevel(ACCESS_LOG, LogLevel.INFO);
    }

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel(ACCESS_LOG, accessLevel);
    }

    @Test
    void keepsSecretsOutOfAnswersEventsAndLogs(CapturedOutput output) throws Exception {
        Callers callers = new Callers(port);
        String uuid = UUID.randomUUID().toString();
        String address = uniqueAddress();
        List<Answer> answers = new ArrayList<>();
        try (EventTap tap = new EventTap(connections)) {
            Map<String, Object> row = Map.of("uuid", uuid, "password_hash", HASH, "password_salt", SALT);
            answers.add(callers.system()
                    .post(
                            "/dhos/v1/clinician/bulk?publish_events=true",
                            List.of(with(
                                    with(
                                            gdmClinician(),
                                            "email_address",
                                            address,
                                            "last_name",
                                            NAME,
                                            "booking_reference",
                                            "BOOK-1"),
                                    row.entrySet().stream()
                                            .flatMap(entry ->
                                                    java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                                            .toArray()))));
            answers.add(callers.system().get("/dhos/v1/clinician/" + uuid));
            answers.add(callers.login(address, PASSWORD));
            answers.add(callers.setPassword(address, PASSWORD));
            answers.add(callers.login(address, PASSWORD).expect(200));
            answers.add(callers.system()
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("password_hash", HASH, "job_title", "x")));
            answers.add(callers.system().get("/dhos/v2/clinicians?expanded=true&q=" + NAME));
            answers.add(callers.system().post("/dhos/v1/clinician_list", List.of(uuid)));
            answers.add(callers.system().patch("/dhos/v1/clinician?email=" + address, "{\"password\": \"" + PASSWORD));
            answers.add(callers.system().post("/dhos/v1/clinician", with(gdmClinician(), "email_address", address)));
            tap.about(uuid, 4);
            String stored = database.sql("select password_hash from clinician where uuid = :uuid")
                    .param("uuid", uuid)
                    .query((result, number) -> result.getString(1))
                    .single();
            assertThat(stored).startsWith("{argon2id}");

            String events = String.join(
                    "\n", tap.about("").stream().map(EventTap.Event::text).toList());
            String bodies = String.join("\n", answers.stream().map(Answer::body).toList());
            for (String text : List.of(events, bodies, output.getAll())) {
                assertThat(text).doesNotContain(PASSWORD, HASH, SALT, stored, "argon2id");
            }
            assertThat(bodies).doesNotContain("password_hash", "password_salt", "booking_reference", "BOOK-1");
            assertThat(output.getAll())
                    .contains("Password of clinician " + uuid + " set by test-system")
                    .doesNotContain(NAME, address, Callers.base64(address + ":" + PASSWORD));
        }
    }
}
