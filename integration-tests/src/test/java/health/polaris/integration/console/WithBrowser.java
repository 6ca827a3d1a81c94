package health.polaris.integration.console;

import static org.assertj.core.api.Assumptions.assumeThat;

import health.polaris.integration.Bus;
import health.polaris.integration.Installation;
import health.polaris.integration.console.Hospital.Someone;
import health.polaris.testing.Api;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A ward with somebody on it, and an operator who has logged in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithBrowser {

    static final int TELEPHONE = 390;
    static final int DESK = 1440;
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String[] SCOPES = {
        "read:hl7_message",
        "write:hl7_message",
        "read:send_patient",
        "read:send_encounter",
        "read:send_location",
        "read:location_by_ods"
    };

    final String token = Installation.system(SCOPES);
    final Api connector = Installation.connector().as(token);
    final Hospital hospital = new Hospital();
    final Someone finch = hospital.someone("Finch", "Rowan", "19790226");
    final Someone wren = hospital.someone("Wren", "Ada", "19480611");
    final Someone wrenAgain = hospital.someone("Wren", "Ada", "19480611");
    private final Api encounters = Installation.encounters().as(token);
    Chromium browser;
    Operator operator;
    Look look;

    /** Without a browser none of it is told, and whoever ran it is told so. */
    @BeforeAll
    void begin() {
        Optional<String> missing = Chromium.missing();
        missing.ifPresent(what -> System.out.printf(
                "NOT RUN: %s, which opens the console in a browser: there is no %s on the PATH"
                        + " (apt-get install chromium chromium-driver)%n",
                getClass().getSimpleName(), what));
        assumeThat(missing)
                .as("what a browser needs and the PATH does not have")
                .isEmpty();
        hospital.says(
                hospital.admission(finch, "1", 0),
                hospital.transfer(finch, "2", 30, 0),
                hospital.admission(wren, "3", 10),
                hospital.admission(wrenAgain, "4", 20),
                hospital.merge(wren, wrenAgain, 60));
        hospital.saysWhatIsWrong(hospital.admission(finch, "1", 5).replace("|INPATIENT|", "|WAITLIST|"));
        Awaitility.await("the merge")
                .atMost(PATIENCE)
                .until(() ->
                        stay(wrenAgain).path("patient_uuid").equals(stay(wren).path("patient_uuid")));
        Awaitility.await("figures of the sender")
                .atMost(PATIENCE.multipliedBy(2))
                .until(() -> connector
                        .get("/dhos/v1/figure/sender")
                        .expect(200)
                        .body()
                        .contains(Hospital.SENDER));
        browser = Chromium.started();
        operator = new Operator(browser, Installation.connector().url());
        look = new Look(browser);
        browser.show(DESK, false);
        operator.logsIn(token);
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
    }

    JsonNode stay(Someone person) {
        return encounters
                .get("/dhos/v2/encounter?epr_encounter_id=" + person.visit())
                .expect(200)
                .json()
                .path(0);
    }

    String lastMessage(Someone person) {
        return connector
                .get("/dhos/v1/message/list?identifier_type=MRN&identifier=" + person.mrn())
                .expect(200)
                .json()
                .path("messages")
                .path(0)
                .path("uuid")
                .asString();
    }

    /** What no consumer can read; the words tell it apart. */
    String deadLetter(String words) {
        try (Bus bus = new Bus()) {
            bus.publish("dhos.24891000000101", Map.of("nothing", words));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        Api letters = connector;
        return Awaitility.await("a dead letter about " + words)
                .atMost(PATIENCE)
                .until(
                        () -> letters.get("/dhos/v1/message/dead_letter?limit=100")
                                .expect(200)
                                .json()
                                .path("letters")
                                .valueStream()
                                .map(letter -> letter.path("id").asString())
                                .filter(id -> letters.get("/dhos/v1/message/dead_letter/" + id)
                                        .body()
                                        .contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
