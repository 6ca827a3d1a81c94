package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.chronicle.DatabaseClock;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Who it is that a stay, a history or a conflict speaks of (contracts/encounters.md §7.13, contracts/identity.md §5). */
class PatientsByUuidTest extends EprTest {

    private static final String PATIENTS = "/dhos/v1/patient/list?uuid=";

    @LocalServerPort
    private int port;

    private Api anonymous;
    private Api reader;

    @Autowired
    PatientsByUuidTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        reader = anonymous.as(Tokens.system("read:send_patient", "read:hl7_message"));
    }

    @Test
    void whoeverWasMergedAwayIsAnsweredByThePatientThatRemained() {
        String second = Envelope.newMrn();
        String third = Envelope.newMrn();
        bus.process(person());
        bus.process(person().sentAgain().mrn(second));
        bus.process(person().sentAgain().mrn(third).patient("first_name", "IDA"));
        String first = stored.patient(mrn).uuid();
        String last = stored.patient(third).uuid();
        bus.process(person().sentAgain().mrn(second).patient("previous_mrn", mrn));
        bus.process(person().sentAgain().mrn(third).patient("first_name", "IDA").patient("previous_mrn", second));

        JsonNode found = OpenApiContract.of(anonymous)
                .call(reader, "GET", PATIENTS + first + "," + last + ",nobody", null)
                .expect(200)
                .json();
        assertThat(found.propertyNames()).containsExactlyInAnyOrder(first, last);
        assertThat(found.path(first)).isEqualTo(found.path(last));
        assertThat(found.path(first).path("uuid").asString()).isEqualTo(last);
        assertThat(found.path(first).path("first_name").asString()).isEqualTo("IDA");
        assertThat(found.path(first).path("identifiers").findValuesAsString("value"))
                .containsExactlyInAnyOrder(mrn, second, third);
    }

    /** What the screens showed then has the names and numbers of then. */
    @Test
    void whoeverWasAskedForIsToldAsOfATime() {
        String other = Envelope.newMrn();
        bus.process(person().patient("first_name", "EVA"));
        bus.process(person().sentAgain().mrn(other).patient("first_name", "IDA"));
        String first = stored.patient(mrn).uuid();
        String last = stored.patient(other).uuid();
        String both = PATIENTS + first + "," + last;
        JsonNode apart = reader.get(both).expect(200).json();
        Instant moment = DatabaseClock.now(stored.jdbc());
        bus.process(person().sentAgain().mrn(other).patient("first_name", "ADA").patient("previous_mrn", mrn));
        JsonNode merged = reader.get(both).expect(200).json();

        assertThat(OpenApiContract.of(anonymous)
                        .call(reader, "GET", both + "&as_of=" + moment, null)
                        .expect(200)
                        .json())
                .isEqualTo(apart);
        assertThat(apart.path(first).path("first_name").asString()).isEqualTo("EVA");
        assertThat(reader.get(both + "&as_of=" + DatabaseClock.now(stored.jdbc()))
                        .expect(200)
                        .json())
                .isEqualTo(merged);
        assertThat(merged.path(first).path("first_name").asString()).isEqualTo("ADA");
        reader.get(both + "&as_of=2020-01-01T00:00:00Z").expect(400);
        reader.get(both + "&as_of=yesterday").expect(400);
    }

    @Test
    void aHundredAreToldAtOnceToWhomMayKnow() {
        reader.get(PATIENTS + String.join(",", Collections.nCopies(100, "x"))).expect(200);
        reader.get(PATIENTS + String.join(",", Collections.nCopies(101, "x"))).expect(400);
        reader.get("/dhos/v1/patient/list").expect(400);
        anonymous.as(Tokens.system("read:send_encounter")).get(PATIENTS + "x").expect(403);
    }

    private JsonNode conflictsOf(String patient) {
        return reader.get("/dhos/v1/patient/conflict?patient_id=" + patient)
                .expect(200)
                .json();
    }

    @Test
    void conflictsAreThoseOfTheOwnerAndOfTheClaimant() {
        String nhs = Envelope.newNhsNumber();
        String other = Envelope.newMrn();
        bus.process(person().sentAt(10).nhs(nhs).patient("date_of_birth", "1971-02-28"));
        Envelope claimant = person().sentAgain()
                .mrn(other)
                .patient("first_name", "IDA")
                .patient("last_name", "CRANE")
                .patient("date_of_birth", "1951-07-07");
        bus.process(claimant.sentAt(20));
        bus.process(claimant.sentAgain().sentAt(30).nhs(nhs));

        JsonNode ofOwner = conflictsOf(stored.patient(mrn).uuid());
        assertThat(ofOwner).hasSize(1);
        assertThat(ofOwner.get(0).path("identifier").asString()).isEqualTo(nhs);
        assertThat(conflictsOf(stored.patient(other).uuid())).isEqualTo(ofOwner);
        assertThat(conflictsOf("nobody")).isEmpty();
    }
}
