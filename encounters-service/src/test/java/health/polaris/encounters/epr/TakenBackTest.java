package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.EventStream;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A ward hears that a patient whom it was shown is not there, and never was (contracts/encounters.md §4.9, §4.15). */
@TestPropertySource(properties = "ENCOUNTER_WARD_RULE=true")
class TakenBackTest extends EprTest {

    private static final String READ = "read:send_encounter";

    @LocalServerPort
    private int port;

    private final String right = "A-" + mrn;
    private final String wrong = "B-" + mrn;
    private String uuid;
    private String system;
    private String ofTheWrongWard;
    private String ofAnotherWard;

    @Autowired
    TakenBackTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void moveSomebodyToAWrongWard() {
        bus.process(admission().sentAt(10).at(right, null, null));
        bus.process(admission().sentAgain().sentAt(20).at(wrong, null, null));
        uuid = stored.visit(visit).uuid();
        system = Tokens.system(READ);
        ofTheWrongWard = clinicianOf(stored.place(wrong));
        ofAnotherWard = clinicianOf("nowhere");
    }

    private void takeItBack() {
        bus.process(admission().sentAgain().sentAt(30).at(right, null, null).encounter("transfer_cancelled", true));
        assertThat(stored.visit(visit).location()).isEqualTo(right);
        assertThat(stored.locationsLeft(uuid)).isEmpty();
    }

    private static String clinicianOf(String place) {
        return Tokens.with(Map.of("clinician_id", "C-" + place, "locations", List.of(Map.of("id", place))), READ);
    }

    private EventStream listen(String token) {
        return EventStream.of(port, "/dhos/v1/event_stream?location_id=" + stored.place(wrong), token, null);
    }

    private void isToldOf(@Nullable JsonNode answer) {
        JsonNode told = Objects.requireNonNull(answer, "Nothing is told");
        assertThat(told.path("uuid").asString()).isEqualTo(uuid);
        assertThat(told.path("location_uuid").asString()).isEqualTo(stored.place(right));
    }

    @Test
    void aStreamTellsThatATransferNeverWas() {
        try (EventStream all = listen(system);
                EventStream own = listen(ofTheWrongWard)) {
            takeItBack();
            isToldOf(all.next().data());
            isToldOf(own.next().data());
        }
    }

    private @Nullable JsonNode changed(String token, String query) {
        String since = Instant.now().minusSeconds(600).toString();
        return new Api(port)
                .as(token)
                .get("/dhos/v2/encounters?modified_since=" + since + query)
                .expect(200)
                .json()
                .valueStream()
                .filter(stay -> stay.path("uuid").asString().equals(uuid))
                .findFirst()
                .orElse(null);
    }

    @Test
    void listsOfChangesTellItToWhomItWasShownAndToNobodyElse() {
        takeItBack();
        for (String query : List.of("", "&limit=1000")) {
            for (String token : List.of(system, ofTheWrongWard)) {
                isToldOf(changed(token, query));
            }
            assertThat(changed(ofAnotherWard, query)).isNull();
        }
        new Api(port).as(ofTheWrongWard).get("/dhos/v1/encounter/" + uuid).expect(403);
    }
}
