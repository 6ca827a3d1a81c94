package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.testing.Api;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The namespace is an additive field and filter (contracts/identity.md I1), of what a client says too. */
class NamespacesTest extends EprTest {

    private static final String ENCOUNTERS = "/dhos/v2/encounter";
    private static final String RECORD = "patient_record_uuid";
    private static final String NORTH = "north";

    @LocalServerPort
    private int port;

    private Api ward;

    @Autowired
    NamespacesTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void connect() {
        ward = new Ward(port).api;
    }

    private Envelope admissionIn(String namespace) {
        return admission().patient("namespace", namespace).encounter("namespace", namespace);
    }

    private JsonNode found(String namespace) {
        return ward.get(ENCOUNTERS + "?epr_encounter_id=" + visit + "&namespace=" + namespace)
                .expect(200)
                .json();
    }

    @Test
    void aClientReachesTheVisitOfANamespace() {
        bus.process(admissionIn(NORTH));
        EncounterRow epr = stored.visit(visit);

        ward.post(ENCOUNTERS, Ward.body(epr.patientUuid(), RECORD, "R", "epr_encounter_id", visit, "namespace", NORTH))
                .expect(409);
        assertThat(found(NORTH)).hasSize(1);
    }

    @Test
    void aStayThatAClientNumberedInTheSharedNamespaceIsAnotherThanTheVisitOfANamespace() {
        bus.process(admissionIn(NORTH));
        EncounterRow epr = stored.visit(visit);
        String local = ward.post(ENCOUNTERS, Ward.body(epr.patientUuid(), RECORD, "R", "epr_encounter_id", visit))
                .expect(200)
                .json()
                .path("uuid")
                .asString();

        assertThat(found(NORTH)).hasSize(1);
        assertThat(found(NORTH).get(0).path("uuid").asString()).isEqualTo(epr.uuid());
        assertThat(found("")).hasSize(1);
        assertThat(found("").get(0).path("uuid").asString()).isEqualTo(local);
        assertThat(found("").get(0).has("namespace")).isFalse();
        ward.patch("/dhos/v1/encounter/" + local, Map.of("epr_encounter_id", visit, "namespace", NORTH))
                .expect(409);
    }

    @Test
    void theSameNumbersInTheSharedNamespaceAreAnotherPatientAndAnotherStay() {
        bus.process(admissionIn(NORTH));
        bus.process(admission().sentAgain().patient("last_name", "Somebodyelse"));

        JsonNode north = found(NORTH);
        JsonNode shared = found("");
        assertThat(north).hasSize(1);
        assertThat(shared).hasSize(1);
        assertThat(shared.get(0).path("uuid").asString())
                .isNotEqualTo(north.get(0).path("uuid").asString());
        assertThat(shared.get(0).path("patient_uuid").asString())
                .isNotEqualTo(north.get(0).path("patient_uuid").asString());
    }

    @Test
    void theVisitThatComesLaterIsOneWithTheStayThatAClientNumbered() {
        bus.process(person().patient("namespace", NORTH));
        String local = ward.post(ENCOUNTERS, Ward.body(stored.patient(mrn).uuid(), RECORD, "R"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        JsonNode numbered = ward.patch(
                        "/dhos/v1/encounter/" + local, Map.of("epr_encounter_id", visit, "namespace", NORTH))
                .expect(200)
                .json();
        assertThat(numbered.path("namespace").asString()).isEqualTo(NORTH);

        bus.process(admissionIn(NORTH).sentAgain());

        assertThat(stored.visit(visit).uuid()).isEqualTo(local);
        assertThat(found(NORTH)).hasSize(1);
        assertThat(ward.patch("/dhos/v1/encounter/" + local, Map.of("epr_encounter_id", visit))
                        .expect(200)
                        .json()
                        .path("namespace")
                        .asString())
                .isEqualTo(NORTH);
    }

    @Test
    void aNamespaceWithoutNumberIsRefusedByItsName() {
        bus.process(admission());
        assertThat(ward.post(ENCOUNTERS, Ward.body(stored.visit(visit).patientUuid(), RECORD, "R", "namespace", NORTH))
                        .expect(400)
                        .json()
                        .path("message")
                        .asString())
                .isEqualTo("namespace: it is that of epr_encounter_id; send both, or none");
    }
}
