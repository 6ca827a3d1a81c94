package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.epr.Stored.PatientRow;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Many messages at once, about patients that turn out to be the same, places that nobody has made yet. */
class ConcurrencyTest extends EprTest {

    private static final int MANY = 20;

    private final String nhs = Envelope.newNhsNumber();

    private final Api clients;

    @Autowired
    ConcurrencyTest(ApplicationContext context, @LocalServerPort int port) {
        super(context);
        clients = new Api(port).as(Tokens.clinician("C1", "write:send_encounter"));
    }

    @Test
    void manyMessagesOfOnePatientUnderDifferentIdentifiersMakeOnePatient() {
        bus.process(person().nhs(nhs));
        List<Envelope> messages = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Envelope named = Envelope.admission(mrn, visit + i).at("W-" + mrn, "Bay " + i % 3, "Bed " + i);
            messages.add(i % 2 == 0 ? named : named.mrn(null).nhs(nhs));
        }
        publishAtOnce(messages);

        PatientRow patient = stored.patient(mrn);
        assertThat(stored.patientsWithNhsNumber(nhs)).hasSize(1);
        assertThat(stored.encountersOf(patient.uuid()))
                .hasSize(MANY)
                .extracting(EncounterRow::eprEncounterId)
                .doesNotHaveDuplicates();
    }

    @Test
    void strangersThatShareNewPlacesMakeEachPlaceOnce() {
        List<Envelope> messages = IntStream.range(0, MANY)
                .mapToObj(i -> Envelope.admission(Envelope.newMrn(), Envelope.newVisitNumber())
                        .at("W-" + mrn, "Bay " + i % 2, "Bed " + i % 4)
                        .from("W-" + mrn, "Bay " + (i + 1) % 2, null))
                .toList();
        publishAtOnce(messages);

        assertThat(stored.jdbc()
                        .sql("select count(*) from epr_location where ods_code like ?")
                        .param("W-" + mrn + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1 + 2 + 4);
    }

    @Test
    void mergesBesideUpdatesLeaveOnePatientWithAllEncounters() {
        List<String> mrns = IntStream.range(0, 6).mapToObj(i -> mrn + "-" + i).toList();
        mrns.forEach(each -> bus.process(Envelope.admission(each, visit + each)));
        List<Envelope> messages = new ArrayList<>();
        for (int i = 1; i < mrns.size(); i++) {
            messages.add(Envelope.withoutVisit().mrn(mrns.get(i)).patient("previous_mrn", mrns.get(i - 1)));
        }
        for (String each : mrns) {
            messages.add(Envelope.admission(each, visit + each).encounter("encounter_type", "DAYCASE"));
        }
        Collections.shuffle(messages);
        publishAtOnce(messages);

        List<PatientRow> topLevel = mrns.stream()
                .flatMap(each -> stored.patientsKnownAs(each).stream())
                .distinct()
                .filter(each -> each.parentUuid() == null)
                .toList();
        assertThat(topLevel).hasSize(1);
        assertThat(stored.encountersOf(topLevel.getFirst().uuid()))
                .hasSize(mrns.size())
                .extracting(EncounterRow::encounterType)
                .containsOnly("DAYCASE");
    }

    @Test
    void theSameMessageDeliveredManyTimesAtOnceIsDoneOnce() {
        Envelope message = admission();
        IntStream.range(0, MANY).forEach(_ -> bus.publish(message));
        bus.process(person().sentAgain());

        assertThat(bus.outcomesSoFar(message.uuid())).hasSize(1);
        assertThat(stored.visit(visit).deleted()).isFalse();
    }

    @Test
    void clientsThatCreateTheVisitAtTheSameMomentStopNoMessage() {
        bus.process(person());
        PatientRow patient = stored.patient(mrn);
        for (int i = 0; i < MANY; i++) {
            Envelope message = Envelope.admission(mrn, visit + i);
            bus.publish(message);
            Answer answer = clients.post("/dhos/v2/encounter", creation(patient, visit + i));

            assertThat(bus.outcome(message.uuid()).outcome()).isEqualTo("processed");
            assertThat(answer.status()).isIn(200, 409);
            assertThat(stored.visit(visit + i).encounterType()).isEqualTo("INPATIENT");
        }
    }

    private static Map<String, Object> creation(PatientRow patient, String visitNumber) {
        return Map.of(
                "epr_encounter_id", visitNumber,
                "admitted_at", "2024-05-03T08:15:00.000Z",
                "dh_product_uuid", "P1",
                "location_uuid", "W1",
                "patient_uuid", patient.uuid(),
                "patient_record_uuid", patient.recordUuid(),
                "score_system", "news2");
    }

    private void publishAtOnce(List<Envelope> messages) {
        messages.forEach(bus::publish);
        messages.forEach(message -> assertThat(bus.outcome(message.uuid()).outcome())
                .as(Objects.toString(message.patient().get("mrn")))
                .isEqualTo("processed"));
    }
}
