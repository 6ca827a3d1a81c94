package health.polaris.users.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.users.StatementCounter;
import health.polaris.users.UsersTestBase;
import health.polaris.web.request.ListBound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Twenty thousand clinicians, whose ids all begin with {@code many-}. */
class ManyCliniciansTest extends UsersTestBase {

    private static final int MANY = 20_000;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void fill() {
        database.sql("""
                        insert into clinician (uuid, created, created_by_, modified, modified_by_, first_name, last_name,
                                               job_title, phone_number, nhs_smartcard_number, email_address,
                                               send_entry_identifier, contract_expiry_eod_date, login_active, groups,
                                               locations)
                        select 'many-' || i, now() - i * interval '1 minute', 'test', now() - i * interval '1 minute',
                               'test', 'First' || md5('f' || i), 'Last' || md5('l' || i), 'Job ' || i % 500,
                               '0' || i, 'card-' || i, 'many-' || i || '@x.example', 'badge-' || i,
                               CASE WHEN i % 200 = 0 THEN date '2999-01-01' END, i % 100 <> 0,
                               array[CASE WHEN i % 400 = 0 THEN 'GDM Administrator' ELSE 'SEND Clinician' END],
                               array['many-ward-' || i % 1000, 'many-everywhere']
                        from generate_series(1, :many) as i
                        """).param("many", MANY).update();
        database.sql("""
                        insert into product (uuid, created, created_by_, modified, modified_by_, clinician_uuid,
                                             product_name, opened_date)
                        select 'many-' || i, now(), 'test', now(), 'test', 'many-' || i,
                               CASE WHEN i % 500 = 0 THEN 'RARE' ELSE 'MANY' END, date '2021-01-01'
                        from generate_series(1, :many) as i
                        """).param("many", MANY).update();
        List.of("clinician", "product")
                .forEach(table -> database.sql("VACUUM analyze " + table).update());
    }

    @AfterEach
    void empty() {
        database.sql("delete from clinician where uuid like 'many-%'").update();
        List.of("clinician", "terms_agreement")
                .forEach(table -> database.sql("analyze " + table).update());
    }

    @Test
    void listsThemPageByPageWithTheSameFewStatementsEach() {
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < MANY / 1000; page++) {
            String query = "/dhos/v2/clinicians?expanded=true&limit=1000&offset=" + page * 1000
                    + "&modified_since=2000-01-01&sort=uuid";
            List<JsonNode> results = new ArrayList<>();
            List<String> statements = StatementCounter.during(
                    () -> results.add(callers.system().get(query).expect(200).json()));
            assertThat(statements).as("page %d", page).hasSize(4);
            results.getFirst()
                    .get("results")
                    .forEach(clinician -> seen.add(clinician.get("uuid").asString()));
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(StatementCounter.during(() ->
                        callers.system().get("/dhos/v2/clinicians?limit=1000").expect(200)))
                .hasSize(2);
        assertThat(StatementCounter.during(() ->
                        callers.system().get("/dhos/v1/clinicians?limit=10").expect(200)))
                .hasSize(1);
        List<String> some = seen.stream().limit(ListBound.MOST_ROWS).toList();
        assertThat(StatementCounter.during(() ->
                        callers.system().post("/dhos/v1/clinician_list", some).expect(200)))
                .hasSizeLessThanOrEqualTo(1 + 2 * (some.size() / 2000 + 1));
    }

    @Test
    void refusesListsOfEverybodyAndSaysHowToAsk() {
        for (String list : List.of("/dhos/v1/clinicians", "/dhos/v1/clinicians?expanded=true", "/dhos/v2/clinicians")) {
            assertThat(callers.system().get(list).expect(400).message()).contains("5000", "ask with limit");
        }
        assertThat(callers.system()
                        .get("/dhos/v1/clinicians?limit=5000")
                        .expect(200)
                        .json())
                .hasSize(ListBound.MOST_ROWS);
        String everywhere = "/dhos/v1/location/many-everywhere/clinician";
        assertThat(callers.system().get(everywhere).expect(400).message()).contains("5000", "ask with limit");
        assertThat(callers.system().get(everywhere + "?limit=5000").expect(200).json())
                .hasSize(ListBound.MOST_ROWS);
        List<String> ids = IntStream.rangeClosed(1, ListBound.ASKED)
                .mapToObj(id -> "many-" + id)
                .toList();
        callers.system().post("/dhos/v1/clinician_list", ids).expect(400);
    }

    @Test
    void hasAnIndexBehindEveryFilterAndOrder() {
        ClinicianSort byName = ClinicianSort.of(null, null, true);
        assertIndexed(filter(null, null, false, null, null), byName, "clinician_by_name");
        assertIndexed(filter("RARE", null, false, null, null), byName, "product_by_name");
        assertIndexed(filter(null, false, false, null, null), byName, "clinician_inactive");
        assertIndexed(filter(null, true, false, null, null), byName, "clinician_by_name");
        assertIndexed(filter(null, null, true, null, null), byName, "clinician_temporary");
        Instant justNow = Instant.now();
        assertIndexed(filter(null, null, false, justNow, null), byName, "clinician_by_modified");
        assertIndexed(filter(null, null, false, null, "Last" + "0123456789"), byName, "clinician_name_search");
        assertIndexed(filter(null, null, false, null, "gdm admin"), byName, "clinician_groups_search");
        assertIndexed(filter(null, null, false, null, "badge-77"), byName, "clinician_by_send_entry_identifier");
        for (ClinicianSort.Column column : ClinicianSort.Column.values()) {
            for (String order : List.of("asc", "desc")) {
                String name = column.name().toLowerCase(java.util.Locale.ROOT);
                assertIndexed(
                        filter(null, null, false, null, null),
                        ClinicianSort.of(List.of(name), order, true),
                        "clinician_");
            }
        }
    }

    @Test
    void hasAnIndexBehindEveryOtherWayToAClinician() {
        PageWindow page = new PageWindow(0, 5000, null);
        ClinicianFilter atWard = ClinicianFilter.at("many-ward-7");
        assertThat(String.join(
                        "\n",
                        database.sql("explain select uuid from clinician"
                                        + ClinicianListRepository.pageOf(atWard, ClinicianSort.BY_ID, page))
                                .params(ClinicianListRepository.parameters(atWard, page))
                                .query((row, number) -> row.getString(1))
                                .list()))
                .contains("clinician_locations");
        assertThat(plan("select uuid from clinician where email_address = 'many-7@x.example'"
                        + " OR send_entry_identifier = 'many-7@x.example'"))
                .contains("clinician_email_address_key", "clinician_by_send_entry_identifier");
        database.sql("""
                        insert into terms_agreement (uuid, created, created_by_, modified, modified_by_, clinician_uuid, product_name)
                        select 'many-' || i, now(), 'test', now(), 'test', 'many-' || i, 'MANY'
                        from generate_series(1, :many) as i
                        """).param("many", MANY).update();
        database.sql("analyze terms_agreement").update();
        assertThat(plan("select distinct on (clinician_uuid, product_name) * from terms_agreement"
                        + " where clinician_uuid = any (array['many-7']) order by clinician_uuid, product_name,"
                        + " terms_version DESC NULLS LAST, created DESC"))
                .contains("terms_agreement_of_clinician");
    }

    private void assertIndexed(ClinicianFilter filter, ClinicianSort sort, String index) {
        PageWindow window = new PageWindow(0, 20, null);
        String statement = "select uuid from clinician" + ClinicianListRepository.pageOf(filter, sort, window);
        String plan = String.join(
                "\n",
                database.sql("explain " + statement)
                        .params(ClinicianListRepository.parameters(filter, window))
                        .query((row, number) -> row.getString(1))
                        .list());
        assertThat(plan).as(statement).contains(index).doesNotContain("Seq Scan");
    }

    private String plan(String statement) {
        return String.join(
                "\n",
                database.sql("explain " + statement)
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private static ClinicianFilter filter(
            @Nullable String product,
            @Nullable Boolean loginActive,
            boolean tempOnly,
            @Nullable Instant modifiedSince,
            @Nullable String search) {
        return new ClinicianFilter(product, loginActive, tempOnly, modifiedSince, search, true, null);
    }
}
