package health.polaris.users.clinician;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clinicians are called and what they keep is bounded, and what is longer from before stays readable. */
class BoundedClinicianTest extends UsersTestBase {

    private static final String LONGEST = "x".repeat(255);
    private static final String TOO_LONG = LONGEST + "x";
    private static final String CLINICIAN = "/dhos/v1/clinician/";

    @Autowired
    private JdbcClient database;

    private String uuid = "";
    private Api self = new Api(0);

    @BeforeEach
    void prepare() {
        uuid = callers.createUuid(clinician());
        self = callers.clinician(uuid, "read:send_clinician", "read:send_location", "write:send_patient");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_name",
                "last_name",
                "phone_number",
                "job_title",
                "nhs_smartcard_number",
                "send_entry_identifier",
                "professional_registration_number",
                "agency_name",
                "agency_staff_employee_number",
                "booking_reference"
            })
    void aTextHas255Characters(String key) {
        String longest = UUID.randomUUID() + LONGEST.substring(36);
        callers.create(with(clinician(), key, longest));
        callers.system().patch(CLINICIAN + uuid, Map.of(key, longest + "x")).expect(400);
        callers.system().patch(CLINICIAN + uuid, Map.of(key, "short")).expect(200);
        refused(key, with(clinician(), key, TOO_LONG));
    }

    @Test
    void soHasWhatIsInItsLists() {
        for (String key : List.of("locations", "groups", "bookmarks", "bookmarked_patients")) {
            refused(key, with(clinician(), key, List.of(TOO_LONG)));
            callers.system()
                    .patch(CLINICIAN + uuid, Map.of(key, List.of(TOO_LONG)))
                    .expect(400);
        }
        refused("email_address", with(clinician(), "email_address", LONGEST + "@ward7.example"));
        refused("product_name", with(clinician(), "products", List.of(product(TOO_LONG))));
    }

    private void refused(String key, Map<String, @Nullable Object> body) {
        assertThat(callers.system().post("/dhos/v1/clinician", body).expect(400).message())
                .contains(key, "255");
        assertThat(callers.system("write:clinician_migration")
                        .post("/dhos/v1/clinician/bulk", List.of(with(body, "uuid", UUID.randomUUID())))
                        .expect(400)
                        .message())
                .contains(key, "255");
    }

    @Test
    void whatIsLongerFromBeforeIsReadAndTakenAway() {
        database.sql("update clinician set job_title = :long, bookmarks = array[:long, 'ward-7'] where uuid = :uuid")
                .param("long", TOO_LONG)
                .param("uuid", uuid)
                .update();
        assertThat(callers.read(uuid).get("job_title").asString()).isEqualTo(TOO_LONG);
        callers.system().patch(CLINICIAN + uuid, Map.of("first_name", "Amina")).expect(200);
        self.delete(bookmark("location", TOO_LONG), null).expect(204);
        assertThat(callers.read(uuid).get("bookmarks").values()).hasSize(1);
        callers.system()
                .patch(CLINICIAN + uuid + "/delete", Map.of("bookmarks", List.of(TOO_LONG, "ward-7")))
                .expect(200);
        assertThat(callers.read(uuid).get("bookmarks").values()).isEmpty();
    }

    @Test
    void aBookmarkIsAnId() {
        for (String kind : List.of("location", "patient")) {
            self.post(bookmark(kind, LONGEST.substring(0, 36)), null).expect(201);
            assertThat(self.post(bookmark(kind, LONGEST.substring(0, 37)), null)
                            .expect(400)
                            .message())
                    .contains(kind + "_id", "36");
        }
    }

    @Test
    void listsAreBoundedHoweverOftenSomethingIsAdded() {
        database.sql("""
                        update clinician set bookmarks = b.ids, bookmarked_patients = b.ids, locations = b.ids
                        from (select array_agg('ward-' || i) as ids from generate_series(1, 5000) as i) as b
                        where uuid = :uuid
                        """).param("uuid", uuid).update();

        self.post(bookmark("location", "ward-1"), null).expect(201);
        assertThat(self.post(bookmark("location", "one-more"), null).expect(400).message())
                .contains("'bookmarks'", "5000");
        assertThat(self.post(bookmark("patient", "one-more"), null).expect(400).message())
                .contains("'bookmarked_patients'", "5000");
        assertThat(callers.system()
                        .patch(CLINICIAN + uuid, Map.of("locations", List.of("one-more")))
                        .expect(400)
                        .message())
                .contains("'locations'", "5000");
        self.delete(bookmark("location", "ward-1"), null).expect(204);
        self.post(bookmark("location", "one-more"), null).expect(201);
    }

    @Test
    void soAreProducts() {
        for (int part = 0; part < 10; part++) {
            String name = "P" + part + "-";
            callers.system()
                    .patch(
                            CLINICIAN + uuid,
                            Map.of(
                                    "products",
                                    IntStream.range(part == 0 ? 1 : 0, 100)
                                            .mapToObj(i -> product(name + i))
                                            .toList()))
                    .expect(200);
        }
        assertThat(callers.system()
                        .patch(CLINICIAN + uuid, Map.of("products", List.of(product("one more"))))
                        .expect(400)
                        .message())
                .contains("'products'", "1000");
    }

    private String bookmark(String kind, String id) {
        return CLINICIAN + "%s/%s/%s/bookmark".formatted(uuid, kind, id);
    }
}
