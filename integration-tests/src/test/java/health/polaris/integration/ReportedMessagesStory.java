package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people who run such feeds have reported, told to the running suite: what their wards read then. */
class ReportedMessagesStory {

    private static final Path REPORTED = Suite.ROOT.resolve("connector-service/src/test/resources/hl7/reported");
    private static final String PATIENT = "/dhos/v1/patient?product_name=SEND&identifier_type=";

    /** In the place of {@code BR}, with which numbers, wards and control ids of the reports begin: they may be told twice. */
    private final String own = "BR" + UUID.randomUUID().toString().substring(0, 8) + "-";

    private final Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
    private final Api encounters = Installation.encounters()
            .as(Installation.system(
                    "read:send_encounter", "read:send_patient", "read:send_location", "read:hl7_message"));

    /** All of one report, in order; each is acknowledged with AA. */
    private void told(String report) {
        Arrays.stream(read(report).replace("BR", own).split("(?=MSH\\|)"))
                .filter(message -> !message.isBlank())
                .forEach(message ->
                        assertThat(Epr.code(epr.post(message).expect(200))).isEqualTo("AA"));
    }

    private static String read(String report) {
        try {
            return Files.readString(REPORTED.resolve(report + ".hl7"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<JsonNode> list(String path) {
        return encounters.get(path).expect(200).json().valueStream().toList();
    }

    private List<JsonNode> patients(String mrn) {
        return list(PATIENT + "MRN&identifier_value=" + own + mrn);
    }

    /** The one that the number leads to. */
    private JsonNode patient(String mrn) {
        List<JsonNode> found = patients(mrn);
        assertThat(found).as(mrn).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> stays(String visit) {
        return list("/dhos/v2/encounter?epr_encounter_id=" + own + visit);
    }

    private JsonNode stay(String visit) {
        List<JsonNode> found = stays(visit);
        assertThat(found).as(visit).hasSize(1);
        return found.getFirst();
    }

    private void isOf(String visit, String mrn) {
        assertThat(stay(visit).path("patient_uuid")).isEqualTo(patient(mrn).path("uuid"));
    }

    private boolean areOne(String mrn, String other) {
        return !patients(mrn).isEmpty()
                && !patients(other).isEmpty()
                && patient(mrn).path("uuid").equals(patient(other).path("uuid"));
    }

    private static void await(String what, Runnable shown) {
        Awaitility.await(what).atMost(Ward.UNTIL_KNOWN).untilAsserted(shown::run);
    }

    @Test
    void r01AnNhsNumberTypedWrongMakesNobodyAnother() {
        told("r01-nhs-number-typed-wrong");

        await(
                "Wim's discharge",
                () -> assertThat(stay("V0101").hasNonNull("discharged_at")).isTrue());
        JsonNode wim = patient("0101");
        assertThat(wim.path("last_name").asString()).isEqualTo("Wake");
        assertThat(wim.path("dob").asString()).isEqualTo("1941-01-19");
        assertThat(wim.path("nhs_number").asString()).isEqualTo("9990140014");
        JsonNode olga = patient("0102");
        assertThat(olga.path("last_name").asString()).isEqualTo("Owner");
        assertThat(olga.path("nhs_number").isNull()).isTrue();
        isOf("V0101", "0101");
        isOf("V0102", "0102");
        assertThat(list("/dhos/v1/patient/conflict?state=open&identifier=9990140014"))
                .anySatisfy(conflict -> {
                    assertThat(conflict.path("claimant_uuid")).isEqualTo(olga.path("uuid"));
                    assertThat(conflict.path("owner_uuid")).isEqualTo(wim.path("uuid"));
                });
    }

    @Test
    void r09BothMergesOfOneA40AreDone() {
        told("r09-two-merges-in-one-a40");

        await("both merges", () -> {
            assertThat(areOne("0901", "0902")).isTrue();
            assertThat(areOne("0903", "0904")).isTrue();
        });
        assertThat(areOne("0901", "0903")).isFalse();
        assertThat(patient("0904").path("hospital_number").asString()).isEqualTo(own + "0903");
        assertThat(patient("0904").path("last_name").asString()).isEqualTo("Keep");
    }

    /** The profile of the sender has two kinds of MRN (src/test/resources/site-profiles.yaml). */
    @Test
    void r11AMergeFindsTheOldPatientByTheOtherNumber() {
        told("r11-merge-names-the-other-number");

        await("the merge", () -> assertThat(areOne("1101", "1103")).isTrue());
        assertThat(areOne("1102", "1103")).isTrue();
        assertThat(areOne("1104", "1103")).isTrue();
        assertThat(patient("1101").path("last_name").asString()).isEqualTo("New");
        assertThat(patient("1101").path("hospital_number").asString()).isEqualTo(own + "1103");
    }

    @Test
    void r14BlanksAroundTheMrnMakeNoSecondPatient() {
        told("r14-blanks-around-the-mrn");

        await("the stay", () -> isOf("V1401", "1401"));
        assertThat(patient("1401").path("hospital_number").asString()).isEqualTo(own + "1401");
        assertThat(patient("1401%20").path("uuid")).isEqualTo(patient("1401").path("uuid"));
    }

    @Test
    void r16ABlankAfterTheWardCodeMakesNoSecondWard() {
        told("r16-blank-after-the-ward-code");

        await("both stays", () -> {
            isOf("V1601", "1601");
            isOf("V1602", "1602");
        });
        JsonNode ward = wardOf("V1601");
        assertThat(ward.path("ods_code").asString()).isEqualTo(own + "W16");
        assertThat(wardOf("V1602")).isEqualTo(ward);
        assertThat(list("/dhos/v1/location/" + ward.path("uuid").asString()
                        + "/occupancy?from=2026-11-27T08:00:00Z&to=2026-11-29T00:00:00Z"))
                .extracting(line -> line.path("encounter_uuid"))
                .containsExactlyInAnyOrder(
                        stay("V1601").path("uuid"), stay("V1602").path("uuid"));
    }

    private JsonNode wardOf(String visit) {
        JsonNode place = encounters
                .get("/dhos/v1/location/" + stay(visit).path("location_uuid").asString())
                .expect(200)
                .json();
        return place.path("parent").path("parent");
    }

    @Test
    void r18AnInvalidNhsNumberBesideAGoodMrnLosesNoAdmission() {
        told("r18-nhs-number-invalid-beside-a-good-mrn");

        await("the stay", () -> isOf("V1801", "1801"));
        assertThat(patient("1801").path("nhs_number").isNull()).isTrue();
        assertThat(list(PATIENT + "NHS_NUMBER&identifier_value=1234567890")).isEmpty();
    }

    /** The stays wait for a ward; whose they are is known. */
    @Test
    void r32AFacilityInsteadOfAWardKeepsThePatient() {
        told("r32-facility-instead-of-ward");

        await("the patients", () -> {
            assertThat(patient("3201").path("first_name").asString()).isEqualTo("Hal");
            assertThat(patient("3202").path("first_name").asString()).isEqualTo("Hel");
        });
        assertThat(stays("V3201")).isEmpty();
        assertThat(stays("V3202")).isEmpty();
    }
}
