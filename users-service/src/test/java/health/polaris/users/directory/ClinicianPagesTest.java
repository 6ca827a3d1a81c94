package health.polaris.users.directory;

import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.uniqueBadge;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A list goes on where its {@code Link} header leads, whatever its order is. */
class ClinicianPagesTest extends UsersTestBase {

    private static final Pattern NEXT = Pattern.compile("<(\\?[^>]*)>; rel=\"next\"");

    private String list = "";
    private String product = "";

    @BeforeEach
    void fill() {
        product = "P" + uniqueBadge();
        list = "/dhos/v2/clinicians?product_name=" + product;
        add("last_name", "Same", "first_name", "Same");
        add("last_name", "Same", "first_name", "Same");
        add("last_name", "Same", "first_name", "Other", "job_title", "Doctor");
        add("last_name", "Ågren & Söhne + <Co>; \"next\"", "email_address", null);
        forget(add("last_name", "Gone"), "last_name");
        forget(add("last_name", "Nobody"), "last_name");
        forget(forget(add("last_name", "Nobody"), "last_name"), "job_title");
    }

    private String add(@Nullable Object... keysAndValues) {
        return callers.createUuid(with(with(gdmClinician(), "products", List.of(product(product))), keysAndValues));
    }

    private String forget(String uuid, String name) {
        callers.system()
                .patch("/dhos/v1/clinician/" + uuid, "{\"" + name + "\": null}")
                .expect(200);
        return uuid;
    }

    private static Optional<String> next(Answer page) {
        return page.headers().allValues("Link").stream()
                .flatMap(link -> NEXT.matcher(link).results())
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }

    private static List<String> uuids(Answer page) {
        JsonNode body = page.expect(200).json();
        return (body.isArray() ? body : body.get("results"))
                .values().stream().map(item -> item.get("uuid").asString()).toList();
    }

    private static List<String> walked(Api caller, String path, String query) {
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of(query);
        while (next.isPresent()) {
            Answer page = caller.get(path + next.get());
            seen.addAll(uuids(page));
            next = next(page);
        }
        return seen;
    }

    @ParameterizedTest
    @CsvSource({
        "'', asc",
        "'', desc",
        "uuid, desc",
        "modified, asc",
        "modified, desc",
        "'created,last_name', asc",
        "email_address, asc",
        "email_address, desc",
        "'job_title,last_name,first_name', asc",
        "'job_title,last_name,first_name', desc",
        "send_entry_identifier, desc",
        "'last_name,uuid,first_name', asc"
    })
    void everybodyIsOnOnePage(String sort, String order) {
        String sorted = list + "&order=" + order + (sort.isEmpty() ? "" : "&sort=" + sort);
        List<String> whole = uuids(callers.system().get(sorted));
        assertThat(whole).hasSize(7);
        for (int limit = 1; limit <= 8; limit++) {
            String query = sorted.substring(sorted.indexOf('?')) + "&limit=" + limit;
            for (String path : List.of("/dhos/v2/clinicians", "/dhos/v1/clinicians")) {
                assertThat(walked(callers.system(), path, query)).as(query).isEqualTo(whole);
            }
            assertThat(walked(callers.system(), "/dhos/v2/clinicians", query + "&expanded=true"))
                    .isEqualTo(whole);
        }
    }

    @Test
    void whoIsChangedMeanwhileHidesNobody() {
        String polled = list + "&sort=modified&modified_since=2020-01-01&limit=2";
        List<String> whole = uuids(callers.system().get(list + "&sort=modified"));
        Answer first = callers.system().get(polled);
        String last = uuids(first).getLast();
        callers.system()
                .patch("/dhos/v1/clinician/" + last, "{\"job_title\": \"Matron\"}")
                .expect(200);
        List<String> rest =
                walked(callers.system(), "/dhos/v2/clinicians", next(first).orElseThrow());
        assertThat(rest).startsWith(whole.get(2), whole.get(3)).endsWith(last).hasSize(6);
    }

    @Test
    void anOffsetCountsFromThePlaceAndOnlyOnce() {
        List<String> whole = uuids(callers.system().get(list));
        Answer first = callers.system().get(list + "&limit=2&offset=1");
        assertThat(uuids(first)).isEqualTo(whole.subList(1, 3));
        String second = "/dhos/v2/clinicians" + next(first).orElseThrow();
        assertThat(second).doesNotContain("offset");
        assertThat(uuids(callers.system().get(second))).isEqualTo(whole.subList(3, 5));
        assertThat(uuids(callers.system().get(second + "&offset=1"))).isEqualTo(whole.subList(4, 6));
        assertThat(callers.system().get(second).json().get("total").asInt()).isEqualTo(7);
        assertThat(next(callers.system().get(list + "&limit=7"))).isEmpty();
        assertThat(next(callers.system().get(list))).isEmpty();
    }

    @Test
    void theOldPathSaysItsSuccessorBesideTheNextPage() {
        Answer page = callers.system().get("/dhos/v1/clinicians?limit=1&product_name=" + product);
        assertThat(page.headers().allValues("Link"))
                .hasSize(2)
                .first()
                .isEqualTo("</dhos/v2/clinicians>; rel=\"successor-version\"");
    }

    /** A header has no room for it; nobody gets such a name any more. */
    @Test
    void goesOnBehindANameOfManyCharactersToo(@Autowired JdbcClient database) {
        database.sql("update clinician set last_name = '0' || repeat('x', 20000) where uuid = ?")
                .param(add("last_name", "0"))
                .update();
        List<String> whole = uuids(callers.system().get(list));
        assertThat(walked(callers.system(), "/dhos/v2/clinicians", "?limit=1&product_name=" + product))
                .isEqualTo(whole);
    }

    /** The header that leads on says the query again, and has less room than a query. */
    @Test
    void refusesAQueryThatIsTooLongToBeSaidAgain() {
        String repeated = "&sort=last_name".repeat(800);
        assertThat(callers.system()
                        .get(list + "&limit=1" + repeated)
                        .expect(400)
                        .message())
                .contains("6000");
        callers.system().get(list + "&limit=100" + repeated).expect(200);
    }

    @Test
    void whoSeesNoBadgesFindsNoneInAPlace() {
        String badge = uniqueBadge();
        add("send_entry_identifier", badge);
        Api colleague = callers.clinician("somebody", "read:gdm_clinician");
        String query = list.substring(list.indexOf('?')) + "&sort=send_entry_identifier&limit=1";
        assertThat(next(colleague.get("/dhos/v2/clinicians" + query)).orElseThrow())
                .contains("cursor=asc-uuid.");
        assertThat(walked(colleague, "/dhos/v2/clinicians", query)).hasSize(8);
        String ofBadges =
                next(callers.system().get("/dhos/v2/clinicians" + query)).orElseThrow();
        colleague.get("/dhos/v2/clinicians" + ofBadges).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "asc-uuid.",
                "asc-last_name-first_name-uuid.QQ.QQ",
                "asc-last_name-first_name-uuid.QQ.QQ.QQ.QQ",
                "asc-last_name-first_name-uuid.QQ.QQ.~",
                "asc-last_name-first_name-uuid.QQ.*.QQ",
                "asc-last_name-first_name-uuid.AA.QQ.QQ",
                "desc-last_name-first_name-uuid.QQ.QQ.QQ",
                "asc-modified-uuid.QQ.QQ",
                "asc-modified-uuid.KzEwMDAwMDAwMC0wMS0wMVQwMDowMDowMFo.QQ&sort=modified",
                "asc-modified-uuid.QQ.QQ&sort=modified",
                "asc-modified-uuid.~.QQ&sort=modified"
            })
    void refusesPlacesThatItNeverGave(String cursor) {
        assertThat(callers.system()
                        .get(list + "&limit=2&cursor=" + cursor)
                        .expect(400)
                        .message())
                .contains("cursor");
    }
}
