package health.polaris.encounters.ward;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.body;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.encounters.encounter.Bus;
import health.polaris.testing.Api;
import health.polaris.testing.EventStream;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Stays of the own wards, and of no others (contracts/encounters.md §1.1). */
@PolarisTest
@TestPropertySource(properties = "ENCOUNTER_WARD_RULE=true")
class WardRuleTest {

    private static final String READ = "read:send_encounter";
    private static final String WRITE = "write:send_encounter";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api system;
    private Api mine;
    private Api theirs;
    private String ward;
    private String patient;
    private String stay;

    @BeforeEach
    void admitSomebody() {
        ward = fresh("W");
        patient = fresh("P");
        system = new Api(port).as(Tokens.system(READ, WRITE));
        mine = of(fresh("C"), ward);
        theirs = of(fresh("C"), fresh("W"));
        stay = uuid(system.post(CREATE, body(patient, "location_uuid", ward))
                .expect(200)
                .json());
    }

    private Api of(String clinician, String... wards) {
        return new Api(port).as(token(clinician, wards));
    }

    private static String token(String clinician, String... wards) {
        List<Map<String, String>> locations =
                List.of(wards).stream().map(id -> Map.of("id", id)).toList();
        return Tokens.with(Map.of("clinician_id", clinician, "locations", locations), READ, WRITE);
    }

    private static JsonNode list(Api who, String path) {
        return who.get(path).expect(200).json();
    }

    @Test
    void listsShowTheOwnWardsAlone() {
        String since = "/dhos/v2/encounters?modified_since=" + Instant.now().minusSeconds(60) + "&compact=true";
        String ofPatient = CREATE + "?patient_id=" + patient;
        assertThat(list(mine, ofPatient)).hasSize(1);
        assertThat(list(theirs, ofPatient)).isEmpty();
        assertThat(list(system, ofPatient)).hasSize(1);
        for (String page : List.of("", "&limit=1000")) {
            assertThat(list(mine, since + page).findValuesAsString("uuid")).contains(stay);
            assertThat(list(theirs, since + page).findValuesAsString("uuid")).doesNotContain(stay);
        }
        String now = Instant.now().toString();
        for (String when : List.of("", "?as_of=" + now, "?as_of_event=" + now)) {
            for (String path : List.of("/dhos/v1/encounter/patients", CREATE + "/latest")) {
                assertThat(mine.post(path + when, List.of(patient)).expect(200).json())
                        .hasSize(1);
                assertThat(theirs.post(path + when, List.of(patient))
                                .expect(200)
                                .json())
                        .isEmpty();
            }
            for (String path : List.of(ENCOUNTER + "locations", ENCOUNTER + "locations/patient_count")) {
                assertThat(mine.post(path + when, List.of(ward)).expect(200).json())
                        .hasSize(1);
                assertThat(theirs.post(path + when, List.of(ward)).expect(200).json())
                        .isEmpty();
            }
        }
        theirs.get(CREATE + "/" + stay + "?as_of_event=" + now).expect(403);
        theirs.get(CREATE + "/latest?patient_id=" + patient).expect(404);
    }

    @Test
    void aStreamTellsOfTheOwnWardsAlone() {
        String path = "/dhos/v1/event_stream?location_id=" + ward;
        try (EventStream own = EventStream.of(port, path, token(fresh("C"), ward), null);
                EventStream others = EventStream.of(port, path, token(fresh("C"), fresh("W")), null)) {
            system.patch(ENCOUNTER + stay, map("encounter_type", "X")).expect(200);
            assertThat(own.next().data().path("uuid").asString()).isEqualTo(stay);
            assertThat(others.within(Duration.ofSeconds(3))).isNull();
        }
    }

    @Test
    void oneStayIsReadAndChangedByItsWardAlone() {
        String other = uuid(system.post(CREATE, body(fresh("P"), "location_uuid", fresh("W")))
                .expect(200)
                .json());
        for (String path : List.of(ENCOUNTER + stay, ENCOUNTER + stay + "/children")) {
            mine.get(path).expect(200);
            assertThat(theirs.get(path).expect(403).message()).isEqualTo("Forbidden");
        }
        mine.get(ENCOUNTER + "nobody").expect(404);
        theirs.patch(ENCOUNTER + stay, map("encounter_type", "X")).expect(403);
        theirs.delete(ENCOUNTER + stay, map("child_of_encounter_uuid", "x")).expect(403);
        mine.patch(ENCOUNTER + stay, map("child_of_encounter_uuid", other)).expect(403);
        mine.patch(ENCOUNTER + stay, map("encounter_type", "X")).expect(200);
        theirs.post(CREATE, body(fresh("P"), "location_uuid", ward)).expect(403);
        mine.post(CREATE, body(fresh("P"), "location_uuid", ward)).expect(200);
        mine.post(CREATE, body(fresh("P"), "location_uuid", ward, "child_of_encounter_uuid", other))
                .expect(403);
        Map<String, ?> merge = map(
                "child_record_uuid",
                "R-" + patient,
                "parent_record_uuid",
                fresh("R"),
                "parent_patient_uuid",
                fresh("P"),
                "message_uuid",
                "M");
        theirs.post(ENCOUNTER + "merge", merge).expect(403);
        mine.post(ENCOUNTER + "merge", merge).expect(200);
    }

    /** Else a made-up admission would show the whole of a patient, without a reason and without a trace. */
    @Test
    void whoeverLiesElsewhereIsNotOpenedByBeingAdmittedHereAsWell() {
        String own = fresh("W");
        String clinician = fresh("C");
        Api other = of(clinician, own);
        Map<String, ?> admission = body(patient, "location_uuid", own, "epr_encounter_id", fresh("V"));
        other.post(CREATE, admission).expect(403);
        other.get(ENCOUNTER + stay).expect(403);

        other.post(
                        "/dhos/v1/patient/" + patient + "/break_glass",
                        Map.of("reason", "Brought here in the lift, for theatre"))
                .expect(200);
        other.post(CREATE, admission).expect(200);
        other.get(ENCOUNTER + stay).expect(200);

        String discharged = fresh("P");
        system.post(CREATE, body(discharged, "location_uuid", ward, "discharged_at", "2024-05-04T00:00:00.000Z"))
                .expect(200);
        other.post(CREATE, body(discharged, "location_uuid", own)).expect(200);
    }

    @Test
    void theWardThatTakesOverAndTheOneThatHandedOverWithinADayBothSeeAllStaysOfThePatient() {
        String next = fresh("W");
        Api taking = of(fresh("C"), next);
        taking.get(ENCOUNTER + stay).expect(403);
        String former = uuid(system.post(
                        CREATE,
                        body(
                                patient,
                                "epr_encounter_id",
                                fresh("V"),
                                "location_uuid",
                                fresh("W"),
                                "discharged_at",
                                "2024-05-04T00:00:00.000Z"))
                .expect(200)
                .json());
        mine.patch(ENCOUNTER + stay, map("location_uuid", next)).expect(200);

        for (Api who : List.of(mine, taking)) {
            who.get(ENCOUNTER + stay).expect(200);
            who.get(ENCOUNTER + former).expect(200);
        }
        jdbc.sql("update location_history set departed_at = now() - interval '25 hours' where encounter_uuid = ?")
                .param(stay)
                .update();
        mine.get(ENCOUNTER + stay).expect(403);
        taking.get(ENCOUNTER + stay).expect(200);
    }

    @Test
    void whereAClinicianBelongsIsToldByUsersService() throws IOException {
        String clinician = fresh("C");
        Api badge = new Api(port).as(Tokens.clinician(clinician, READ));
        badge.get(ENCOUNTER + stay).expect(403);
        tell(clinician, null, ward);
        badge.get(ENCOUNTER + stay).expect(200);
    }

    /** As when an operator puts a dead letter back, or the relay sends again what the broker has had. */
    @Test
    void whereAClinicianBelongedBeforeIsNotTakenFromAnEventThatComesLate() throws IOException {
        String clinician = fresh("C");
        Api badge = new Api(port).as(Tokens.clinician(clinician, READ));
        tell(clinician, "2026-05-04T09:15:30.000001+01:00", ward);
        tell(clinician, "2026-05-04T08:15:30Z", "before");
        badge.get(ENCOUNTER + stay).expect(200);
        tell(clinician, "2026-05-04T08:15:30.000001Z", "of the same time");
        badge.get(ENCOUNTER + stay).expect(403);
        tell(clinician, null, ward);
        tell(clinician, "2026-05-04T08:15:30Z", "before");
        badge.get(ENCOUNTER + stay).expect(200);
    }

    /** Returns when it was heard. */
    private void tell(String clinician, @Nullable String modified, String location) throws IOException {
        Map<String, @Nullable Object> told = new HashMap<>(Map.of(
                "uuid",
                clinician,
                "login_active",
                true,
                "groups",
                List.of(),
                "products",
                List.of(),
                "locations",
                List.of(location)));
        told.put("contract_expiry_eod_date", null);
        told.put("modified", modified);
        String message = UUID.randomUUID().toString();
        Bus.shared().publish("dhos.D9000001", message, told);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select exists (select from inbox_message where message_id = ?)")
                        .param(message)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void bedsOfAWardAreTheWards() {
        String bed = fresh("B");
        jdbc.sql("""
                        insert into epr_location (uuid, ods_code, display_name, parent_uuid, active, product_uuid,
                          product_name, product_opened_date, created, created_by_, modified, modified_by_, version)
                        select place, place, place, around, true, 'p', 'SEND', '2024-01-01', now(), 't', now(), 't', 0
                        from (values (:ward, null), (:bed, :ward)) as places (place, around)
                        """).param("ward", ward).param("bed", bed).update();
        String inBed = uuid(system.post(CREATE, body(fresh("P"), "location_uuid", bed))
                .expect(200)
                .json());
        mine.get(ENCOUNTER + inBed).expect(200);
        theirs.get(ENCOUNTER + inBed).expect(403);
    }

    @Test
    void whoIsNobodyInParticularReachesNothing() {
        new Api(port).as(Tokens.patient(patient, READ)).get(ENCOUNTER + stay).expect(403);
        new Api(port).as(Tokens.device("D", READ)).get(ENCOUNTER + stay).expect(403);
        new Api(port).as(Tokens.with(Map.of(), READ)).get(ENCOUNTER + stay).expect(403);
    }
}
