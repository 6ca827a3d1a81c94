package health.polaris.users.directory;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three clinicians of before there were bounds, with 3 MiB of texts each: one answer has 8. */
class LargeCliniciansTest extends UsersTestBase {

    private static final String LARGE = "repeat('x', 3 * 1024 * 1024)";

    @Autowired
    private JdbcClient database;

    private String name = "";
    private List<String> uuids = List.of();
    private Api reader = new Api(0);

    @BeforeEach
    void prepare() {
        name = "Large" + UUID.randomUUID();
        uuids = IntStream.range(0, 3)
                .mapToObj(_ -> callers.createUuid(with(clinician(), "last_name", name, "locations", List.of(name))))
                .toList();
        reader = callers.system();
    }

    @AfterEach
    void empty() {
        database.sql("delete from clinician where last_name = ?").param(name).update();
    }

    private void enlarge(String column, String value) {
        database.sql("update clinician set %s = %s where last_name = ?".formatted(column, value))
                .param(name)
                .update();
    }

    private void refused(String list, String remedy) {
        assertThat(reader.get(list).expect(400).message()).contains("8 MiB", remedy);
    }

    @Test
    void whatIsShownInFullIsCountedInFull() {
        enlarge("bookmarked_patients", "array[" + LARGE + "]");
        String ward = "/dhos/v1/location/" + name + "/clinician";
        String expanded = "/dhos/v2/clinicians?expanded=true&q=" + name;

        refused(expanded, "ask with limit");
        refused(expanded + "&limit=3", "smaller limit");
        assertThat(reader.get(expanded + "&limit=2").expect(200).header("Link")).isNotNull();
        refused(ward, "ask with limit");
        assertThat(reader.get(ward + "?limit=2").expect(200).json()).hasSize(2);
        for (String form : List.of("", "?compact=true")) {
            assertThat(reader.post("/dhos/v1/clinician_list" + form, uuids)
                            .expect(400)
                            .message())
                    .contains("8 MiB", "fewer");
        }
        assertThat(reader.post("/dhos/v1/clinician_list", uuids.subList(0, 2))
                        .expect(200)
                        .json())
                .hasSize(2);
        reader.get("/dhos/v1/clinicians?q=" + name).expect(200);
    }

    @Test
    void soIsWhatAListShows() {
        enlarge("groups", "array[" + LARGE + "]");
        for (String list : List.of("/dhos/v1/clinicians", "/dhos/v2/clinicians")) {
            refused(list + "?q=" + name, "ask with limit");
            reader.get(list + "?limit=2&q=" + name).expect(200);
        }
    }

    @Test
    void whatACompactListDoesNotShowIsNotCounted() {
        enlarge("locations", "(select array_agg(part || repeat('x', 1000)) from generate_series(1, 3100) as part)");
        refused("/dhos/v1/clinicians?q=" + name, "ask with limit");
        assertThat(reader.get("/dhos/v1/clinicians?compact=true&q=" + name)
                        .expect(200)
                        .json())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed_reason", "closed_reason_other", "created_by_", "modified_by_"})
    void soIsAllThatAProductHas(String column) {
        database.sql("update product set %s = %s where clinician_uuid = any (?)".formatted(column, LARGE))
                .param(uuids.toArray(String[]::new))
                .update();
        refused("/dhos/v2/clinicians?expanded=true&q=" + name, "ask with limit");
    }

    @Test
    void soAreAgreements() {
        database.sql("""
                        insert into terms_agreement (uuid, created, created_by_, modified, modified_by_, clinician_uuid,
                                                     product_name, terms_version)
                        select gen_random_uuid(), now(), 'test', now(), 'test', uuid, repeat('x', 900) || part, 1
                        from clinician, generate_series(1, 3000) as part where last_name = ?
                        """).param(name).update();
        refused("/dhos/v2/clinicians?expanded=true&q=" + name, "ask with limit");
    }
}
