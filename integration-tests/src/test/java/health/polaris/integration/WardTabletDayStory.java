package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tablet is registered, activated and used by a nurse to read the ward. */
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
