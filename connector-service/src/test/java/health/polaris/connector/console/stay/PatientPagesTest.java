package health.polaris.connector.console.stay;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.console.ConsoleBrowser;
import health.polaris.connector.outbound.StubServer;
import health.polaris.connector.outbound.StubServer.Reply;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pages about patients and wards say who it is, and show their lists to the end. */
@PolarisTest
class PatientPagesTest {

    private static final int BEDS = 130;
    private static final StubServer ENCOUNTERS = new StubServer(PatientPagesTest::encounters);

    private static final List<String> PARTED = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    private ConsoleBrowser browser;

    @DynamicPropertySource
    static void encounters(DynamicPropertyRegistry properties) {
        properties.add("DHOS_ENCOUNTERS_API_URL", ENCOUNTERS::address);
    }

    @BeforeEach
    void logIn() {
        browser = new ConsoleBrowser(port);
    }

    private static Reply encounters(StubServer.Request request) {
        URI asked = URI.create(request.path());
        String query = String.valueOf(asked.getQuery());
        return switch (asked.getPath()) {
            case "/dhos/v1/patient/list" ->
                each(query, uuid ->
                        """
                        "%s": {"uuid": "%s", "first_name": "ROWAN", "last_name": "FINCH of %3$s", "hospital_number": "M-%3$s",
                          "dob": "1979-02-26", "identifiers": [{"identifier_type": "MRN", "namespace": "", "value": "M-former",
                          "standing": "former"}]}
                        """.formatted(uuid, uuid.equals("p-merged") ? "p-survivor" : uuid, uuid + then(query)));
            case "/dhos/v1/location" ->
                each(query, uuid -> "\"%s\": {\"ods_code\": \"Bed of %1$s%s\"}".formatted(uuid, then(query)));
            case "/dhos/v1/location/search" ->
                new Reply(
                        200,
                        query.contains("children=true")
                                ? "{\"ward-1\": {\"ods_code\": \"N\"}, \"bed-1\": {\"ods_code\": \"N as of %s\"}}"
                                        .formatted(query.replaceAll(".*as_of=([^&]*).*", "$1"))
                                : "{\"ward-1\": {\"uuid\": \"ward-1\"}}");
            case "/dhos/v1/encounter/locations" ->
                new Reply(
                        200,
                        request.body().contains("bed-1") && query.startsWith("as_of=")
                                ? "[{\"uuid\": \"e-shown\", \"location_uuid\": \"bed-1\", \"patient_uuid\": \"p-shown\"}]"
                                : "[]");
            case "/dhos/v1/location/ward-1/occupancy" ->
                new Reply(
                        200,
                        IntStream.range(0, BEDS)
                                .mapToObj(number -> """
                                        {"location_uuid": "l-%d", "encounter_uuid": "e-%1$d", "patient_uuid": "p-%1$d", "since": "s",
                                          "until": null}""".formatted(number))
                                .collect(Collectors.joining(",", "[", "]")));
            case "/dhos/v1/patient/conflict" -> new Reply(200, query.contains("patient_id=p-1") ? """
                        [{"uuid": "c-1", "identifier_type": "NHS_NUMBER", "identifier": "9434765919", "claimant_uuid": "p-1",
                          "owner_uuid": "p-2", "last_message_uuid": "m-1", "opened_at": "o", "state": "open"}]
                        """ : "[]");
            case "/dhos/v1/patient/p-1/history", "/dhos/v2/encounter/e-1/history" -> history(query);
            case "/dhos/v2/encounter/e-1" -> new Reply(200, """
                        {"uuid": "e-1", "epr_encounter_id": "V-1", "encounter_type": "INPATIENT", "admitted_at": "2026-11-28T02:00:00Z",
                          "patient_uuid": "p-1", "location_uuid": "bed-1", "location_history": []}
                        """);
            case "/dhos/v2/encounter" -> new Reply(200, query.contains("as_of=") ? "[]" : """
                        [{"uuid": "e-1", "epr_encounter_id": "V-1", "encounter_type": "INPATIENT", "admitted_at": "2026-11-28T02:00:00Z"}]
                        """);
            case "/dhos/v1/patient" -> new Reply(200, query.contains("as_of=") ? "[]" : """
                        [{"uuid": "p-1", "first_name": "ROWAN", "last_name": "FINCH", "dob": "1979-02-26", "identifiers": []}]
                        """);
            case "/dhos/v1/patient/p-2/unlink" -> {
                PARTED.add(request.method());
                yield new Reply(204, "");
            }
            case "/dhos/v1/patient/p-2/history" -> new Reply(200, """
                        [{"uuid": "p-2", "kind": "patient", "item": "p-2", "operation": "changed", "known_at": "2026-11-28T03:22:00.000Z",
                          "happened_at": null, "fields": {"parent_uuid": {"before": null, "after": "p-1"}}, "message_uuid": "m-9",
                          "sequence": 7, "caller_id": "c", "request_id": "r"}]
                        """);
            default -> new Reply(404, "{\"message\": \"Not found\"}");
        };
    }

    /** Behind a name or a number, as it was shown at a moment. */
    private static String then(String query) {
        return query.contains("as_of=") ? query.replaceAll(".*as_of=([^&]*).*", " as of $1") : "";
    }

    /** {@code {"<uuid>": {…}}}, of sixty at most. */
    private static Reply each(String query, UnaryOperator<String> told) {
        String[] uuids = query.replaceAll(".*uuid=([^&]*).*", "$1").split(",");
        return uuids.length > 60
                ? new Reply(400, "{\"message\": \"Too many\"}")
                : new Reply(200, Arrays.stream(uuids).map(told).collect(Collectors.joining(",", "{", "}")));
    }

    /** Two pages. */
    private static Reply history(String query) {
        boolean second = query.contains("cursor=a+b/=");
        String change = """
                [{"uuid": "p-1", "kind": "patient", "item": "p-1", "operation": "changed", "known_at": "2026-11-28T03:2%d:00.000Z",
                  "happened_at": null, "fields": {"last_name": {"before": "a", "after": "b"}}, "message_uuid": "m-%1$d",
                  "sequence": 7, "caller_id": "c", "request_id": "r"}]
                """.formatted(second ? 2 : 1);
        return new Reply(200, change, "", second ? "" : "<?limit=500&cursor=a%2Bb%2F%3D>; rel=\"next\"");
    }

    @Test
    void aPatientHasANameNumbersAndConflicts() {
        assertThat(browser.page("/console/patient/p-1"))
                .contains("FINCH of p-1", "M-former", "9434765919", "wanted by this patient", "/console/patient/p-2");
        assertThat(browser.page("/console/patient/p-merged"))
                .contains("This record became part of", "/console/patient/p-survivor");
    }

    @Test
    void aHistoryIsShownToItsEnd() {
        assertThat(browser.page("/console/patient/p-1")).contains("/console/message/m-1", "/console/message/m-2");
        assertThat(browser.page("/console/stay/e-1"))
                .contains("/console/message/m-1", "/console/message/m-2", "max=\"2\"");
    }

    @Test
    void everybodyOnAWardHasABedAndAName() {
        String page = browser.page("/console/ward?code=N");
        for (int number = 0; number < BEDS; number++) {
            assertThat(page).contains("Bed of l-%d<".formatted(number), "FINCH of p-%d<".formatted(number), ">M-p-1<");
        }
    }

    @Test
    void aWardIsShownAsItsScreensShowedIt() {
        String at = "2026-11-28T03:12:00Z";
        assertThat(browser.page("/console/ward?code=N&view=shown&at=" + at))
                .contains("What was shown", "N as of " + at, "/console/stay/e-shown")
                .contains("FINCH of p-shown as of " + at, "M-p-shown as of " + at)
                .doesNotContain("Bed of l-1");
        assertThat(browser.page("/console/ward?code=N&view=shown")).contains("Nobody.");
    }

    /** Who lay there is known today, and named as today, also at a moment. */
    @Test
    void whoLayThereHasTheNameOfToday() {
        assertThat(browser.page("/console/ward?code=N&at=2026-11-28T03:12:00Z"))
                .contains("FINCH of p-1<", "Bed of l-1<")
                .doesNotContain("as of 2026");
    }

    @Test
    void aStayIsInABedThatIsNamedAsItWasShownThenAndAsItIsKnownToday() {
        String at = "2026-11-28T03:12:00Z";
        assertThat(browser.page("/console/stay/e-1?as_of=" + at)).contains("Bed of bed-1 as of " + at, "Bed of bed-1<");
        assertThat(browser.page("/console/stay/e-1")).contains("Bed of bed-1<").doesNotContain("as of 2026");
    }

    @Test
    void whoWasNotShownThenIsFoundBesideWhatIsKnownToday() {
        String page = browser.page("/console/patient?identifier=M-1&as_of=2026-11-28T03:12:00Z");
        assertThat(page)
                .contains("Nobody was known by this number then.", "What is known today", "FINCH")
                .containsPattern("/console/stay/e-1\\?as_of=2026-11-28T03(:|%3A)12(:|%3A)00Z");
        assertThat(browser.page("/console/patient?identifier=M-1"))
                .contains("FINCH", "\"/console/stay/e-1\"", "/console/message?identifier_type=MRN&amp;identifier=M-1")
                .doesNotContain("What is known today");
    }

    @Test
    void aRecordIsPartedFromTheOneItWasMergedInto() {
        assertThat(browser.page("/console/patient/p-2")).contains("/console/patient/p-2/unlink");
        assertThat(browser.sendWithoutKey("/console/patient/p-2/unlink", "").status())
                .isEqualTo(403);
        assertThat(PARTED).isEmpty();
        Answer done = browser.send("/console/patient/p-2/unlink", "");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/console/patient/p-2");
        assertThat(PARTED).containsExactly("POST");
    }
}
