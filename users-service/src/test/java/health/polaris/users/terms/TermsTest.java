package health.polaris.users.terms;

import static health.polaris.users.Bodies.gdmClinician;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import health.polaris.users.UsersTestBase;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TermsTest extends UsersTestBase {

    private String uuid = "";

    @BeforeEach
    void prepare() {
        uuid = callers.createUuid(gdmClinician());
    }

    private String path() {
        return "/dhos/v1/clinician/" + uuid + "/terms_agreement";
    }

    private Api self() {
        return callers.clinician(uuid, "write:gdm_terms_agreement");
    }

    @Test
    void recordsAnAgreementAndShowsItInUtc() {
        JsonNode agreed = self().post(
                        path(),
                        "{\"product_name\": \"SEND\", \"version\": 101, \"accepted_timestamp\": \"2019-01-01T13:01:01+01:00\"}")
                .expect(200)
                .json();
        assertThat(agreed.propertyNames())
                .containsExactlyInAnyOrder(
                        "product_name",
                        "version",
                        "accepted_timestamp",
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by");
        assertThat(agreed.get("accepted_timestamp").asString()).isEqualTo("2019-01-01T12:01:01.000+00:00");
        assertThat(agreed.get("created_by").asString()).isEqualTo(uuid);
        assertThat(callers.read(uuid).get("terms_agreement").get("SEND")).isEqualTo(agreed);
    }

    @Test
    void fillsInTheTimeOfEveryVersionButNotOfVersionZero() {
        JsonNode agreed = self().post(
                        path(),
                        "{\"product_name\": \"GDM\", \"version\": 0, \"tou_version\": 2, \"patient_notice_version\": 3,"
                                + " \"patient_notice_accepted_timestamp\": \"2019-01-01T12:01:01\","
                                + " \"uuid\": \"ignored\", \"created\": \"x\", \"created_by\": \"x\","
                                + " \"modified\": \"x\", \"modified_by\": \"x\"}")
                .expect(200)
                .json();
        assertThat(agreed.has("version")).isFalse();
        assertThat(agreed.has("accepted_timestamp")).isFalse();
        assertThat(agreed.get("tou_version").asInt()).isEqualTo(2);
        assertThat(agreed.get("tou_accepted_timestamp").asString()).endsWith("+00:00");
        assertThat(agreed.get("patient_notice_accepted_timestamp").asString())
                .isEqualTo("2019-01-01T12:01:01.000+00:00");
        assertThat(agreed.get("uuid").asString()).isNotEqualTo("ignored");
    }

    @Test
    void showsTheHighestVersionOfEachProductTheLatestOfATie() {
        agree("SEND", 2);
        agree("SEND", 10);
        String latest = agree("SEND", 10);
        agree("SEND", 9);
        String other = agree("GDM", 1);
        JsonNode terms = callers.read(uuid).get("terms_agreement");
        assertThat(terms.propertyNames()).containsExactlyInAnyOrder("SEND", "GDM");
        assertThat(terms.get("SEND").get("uuid").asString()).isEqualTo(latest);
        assertThat(terms.get("GDM").get("uuid").asString()).isEqualTo(other);
    }

    private String agree(String product, int version) {
        return self().post(path(), Map.of("product_name", product, "version", version))
                .expect(200)
                .json()
                .get("uuid")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"product_name\": \"SEND\"}",
                "{\"version\": 1}",
                "{\"product_name\": null, \"version\": 1}",
                "{\"product_name\": \"SEND\", \"version\": null}",
                "{\"product_name\": \"SEND\", \"version\": \"1\"}",
                "{\"product_name\": \"SEND\", \"version\": 1.0}",
                "{\"product_name\": \"SEND\", \"version\": 99999999999}",
                "{\"product_name\": 1, \"version\": 1}",
                "{\"product_name\": \"SEND\", \"version\": 1, \"accepted_timestamp\": \"today\"}",
                "{\"product_name\": \"SEND\", \"version\": 1, \"accepted_timestamp\": \"\"}",
                "{\"product_name\": \"SEND\", \"version\": 1, \"colour\": \"red\"}"
            })
    void refusesOtherBodies(String body) {
        self().post(path(), body).expect(400);
    }

    @Test
    void lets404And403Stand() {
        assertThat(callers.system("write:send_terms_agreement")
                        .post("/dhos/v1/clinician/nobody/terms_agreement", Map.of("product_name", "S", "version", 1))
                        .expect(404)
                        .message())
                .isEqualTo("No user found with UUID nobody");
        Map<String, Object> body = Map.of("product_name", "S", "version", 1);
        callers.clinician("other", "write:gdm_terms_agreement")
                .post(path(), body)
                .expect(403);
        callers.clinician(uuid, "write:gdm_clinician").post(path(), body).expect(403);
        callers.anonymous()
                .as(Tokens.patient(uuid, "write:gdm_terms_agreement"))
                .post(path(), body)
                .expect(403);
        callers.clinician(uuid, "write:send_terms_agreement").post(path(), body).expect(200);
        callers.anonymous().post(path(), body).expect(401);
    }

    @Test
    void refusesTheTermsOfMoreProductsThanThereAre() {
        for (int product = 0; product < 100; product++) {
            self().post(path(), Map.of("product_name", "P" + product, "version", 1))
                    .expect(200);
        }
        self().post(path(), Map.of("product_name", "P7", "version", 2)).expect(200);
        assertThat(self().post(path(), Map.of("product_name", "one more", "version", 1))
                        .expect(400)
                        .message())
                .contains("'product_name'", "100");
        assertThat(self().post(path(), Map.of("product_name", "P".repeat(256), "version", 1))
                        .expect(400)
                        .message())
                .contains("product_name", "255");
    }
}
