package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tablet is registered, activated and used by a nurse to read the ward and to send observations to the EPR. */
class WardTabletDayStory {

    private final Ward ward = new Ward();
    private final Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());

    @Test
    void aNurseLogsInWithHerBadgeAndReadsTheWard() {
        ward.employNurse();
        Ward.Tablet tablet = ward.installTablet();
        String nurse = tablet.clinicianToken(ward.badge());

        Stay stay = Stay.fresh();
        epr.sendUntilAcknowledged(stay.hl7(0));
        var encounters = Installation.encounters().as(nurse);
        String path = "/dhos/v2/encounter?epr_encounter_id=" + stay.visit();
        Awaitility.await("the patient to be on the ward")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> encounters.get(path).expect(200).json().size() == 1);
        JsonNode encounter = encounters.get(path).expect(200).json().path(0);
        assertThat(encounter.path("encounter_type").asString()).isEqualTo("INPATIENT");
        assertThat(encounter.hasNonNull("discharged_at")).isFalse();
    }

    @Test
    void whatTheNurseMeasuresReachesTheEprOnceAndItsAcknowledgementComesBack() throws Exception {
        String nurse = ward.employNurse();
        Bedside bedside = Bedside.admitted(Stay.fresh());
        String set = UUID.randomUUID().toString();
        try (Bus bus = new Bus()) {
            bedside.observe(bus, set, nurse);
        }
        StubEpr.Delivered oru = awaitDelivery(bedside.stay());
        assertThat(oru.field("MSH", 8)).isEqualTo("ORU^R01^ORU_R01");
        assertThat(oru.field("PID", 2))
                .isEqualTo(bedside.encounter().path("patient_uuid").asString());
        assertThat(oru.field("PID", 3)).isEqualTo(bedside.stay().mrn() + "^^^TRUST^MRN");
        assertThat(oru.field("PID", 5)).isEqualTo("Night^Unlucky");
        assertThat(oru.field("PV1", 3)).isEqualTo(bedside.stay().locationCode(0));
        assertThat(oru.set()).isEqualTo(set);
        assertThat(oru.field("OBR", 10)).isEqualTo(ward.badge() + "^Okafor^Amina");
        assertThat(oru.text()).contains("|NM|8867-4^Heart rate^LN^HR^Heart rate^99POLARIS||88|/min^bpm^UCUM|");

        JsonNode stored = OutgoingSets.awaitProcessed(oru.controlId());
        assertThat(stored.path("ack_status").asString()).isEqualTo("AA");
        assertThat(delivered(bedside.stay())).hasSize(1);
    }

    private static StubEpr.Delivered awaitDelivery(Stay stay) {
        return Awaitility.await("the observations to reach the EPR")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> delivered(stay), sets -> !sets.isEmpty())
                .getFirst();
    }

    private static List<StubEpr.Delivered> delivered(Stay stay) {
        return StubEpr.shared().delivered().stream()
                .filter(text -> text.visit().equals(stay.visit()))
                .toList();
    }

    @Test
    void aTabletNurseHasNoBusinessWithMessages() {
        ward.employNurse();
        String nurse = ward.installTablet().clinicianToken(ward.badge());
        Installation.messages()
                .as(nurse)
                .get("/dhos/v1/receiver/" + ward.id() + "/message")
                .expect(403);
    }

    @Test
    void aWithdrawnTabletGetsNoTokenAnyMore() {
        Ward.Tablet tablet = ward.installTablet();
        tablet.askForToken().expect(200);
        ward.withdraw(tablet);
        tablet.askForToken().expect(403);
    }
}
