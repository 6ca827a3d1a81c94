package health.polaris.connector.console;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.connector.outbound.StubServer;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The operators' window: each page, what keeps it safe, and that it shows and does what the token may (docs/console.md). */
@PolarisTest
class ConsoleTest {

    private static final String STAY = "0f9e5b0e-6a0c-4c0e-9a2f-0c4b8a1de001";
    private static final String PLACE = "7d1f6b0e-41f5-4a9d-8f5e-2c8a1f0b3d44";
    private static final StubServer ENCOUNTERS = new StubServer(ConsoleTest::encounters);

    /** Markup that a page must not have: script or style of its own. */
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:", Pattern.CASE_INSENSITIVE);

    @LocalServerPort
    private int port;

    private Feed feed;
    private Api anonymous;
    private Api browser;
    private String formKey;
    private final String mrn = fresh("M");

    @DynamicPropertySource
    static void encounters(DynamicPropertyRegistry properties) {
        properties.add("DHOS_ENCOUNTERS_API_URL", ENCOUNTERS::address);
    }

    private static StubServer.Reply encounters(StubServer.Request request) {
        String path = request.path();
        String change = """
                [{"uuid": "%s", "kind": "encounter", "item": "%1$s", "operation": "changed", "known_at": "2026-11-28T03:20:00.000Z",
                  "happened_at": "2026-11-28T02:50:00.000Z", "fields": {"location_uuid": {"before": null, "after": "bed-7"}},
                  "message_uuid": "m-late", "sequence": 7, "caller_id": "dhos-async-adapter", "request_id": "r"}]
                """.formatted(STAY);
        String stay = """
                {"uuid": "%s", "epr_encounter_id": "V-1", "encounter_type": "INPATIENT", "admitted_at": "2026-11-28T02:50:00.000Z",
                 "discharged_at": null, "deleted_at": null, "location_uuid": "%s", "patient_uuid": "p-1", "score_system": "news2",
                 "spo2_scale": 1, "location_history": [{"location_uuid": "bed-6", "arrived_at": "a", "departed_at": "b"}]}
                """.formatted(STAY, PLACE);
        String body = switch (path.replaceAll("\\?.*", "").replaceAll("/[^/]*-[^/]*(/|$)", "/*$1")) {
            case "/dhos/v1/epr_message/*/change", "/dhos/v2/encounter/*/history", "/dhos/v1/patient/*/history" ->
                change;
            case "/dhos/v2/encounter/*" -> stay;
            case "/dhos/v2/encounter" -> "[" + stay + "]";
            case "/dhos/v1/patient" -> """
                        [{"uuid": "p-1", "first_name": "ROWAN", "last_name": "FINCH", "dob": "1979-02-26", "dod": null,
                          "identifiers": [{"identifier_type": "MRN", "namespace": "", "value": "M-1", "standing": "current"}]}]
                        """;
            case "/dhos/v1/location/search" -> "{\"" + PLACE + "\": {\"uuid\": \"" + PLACE + "\"}}";
            case "/dhos/v1/location" -> "{\"" + PLACE + "\": {\"ods_code\": \"N-Ward 4:Bay 2:Bed 1\"}}";
            case "/dhos/v1/location/*/occupancy" ->
                "[{\"location_uuid\": \"%s\", \"encounter_uuid\": \"%s\", \"patient_uuid\": \"p-1\", \"since\": \"s\", \"until\": null}]"
                        .formatted(PLACE, STAY);
            case "/dhos/v1/patient/conflict" -> """
                        [{"uuid": "c-1", "identifier_type": "NHS_NUMBER", "identifier": "9434765919", "claimant_uuid": "p-1",
                          "owner_uuid": "p-2", "last_message_uuid": "m-1", "opened_at": "o", "would_solve": ["ask them"]}]
                        """;
            case "/dhos/v1/reconciliation" -> reconciled(request);
            default -> "{\"messages\": [], \"others\": [], \"changes\": []}";
        };
        return new StubServer.Reply(200, body);
    }

    /** One difference, which repeats what kind of list came. */
    private static String reconciled(StubServer.Request request) {
        return """
                {"said": 1, "shown": 1, "agreeing": 0, "wards": [{"ward": "N-Ward 4", "said": 1, "shown": 1, "differences": 1}],
                 "feeds": [{"feed": "%s", "differences": 1}],
                 "differences": [{"kind": "wrong_bed", "ward": "N-Ward 4", "feed": null, "because": "said_so",
                   "said": {"visit_number": "V-1", "ward": "N-Ward 4", "bed": "7"},
                   "shown": {"encounter_uuid": "%s", "patient_uuid": "p-1", "visit_number": "V-1", "place": "N-Ward 4:Bay 2:Bed 1"},
                   "messages": [{"message_uuid": "m-moved", "sequence": 4, "sender": "S", "known_at": "k", "happened_at": null}]}]}
                """.formatted(
                request.headers().getFirst("Content-Type") + " "
                        + request.body().replace('"', '*').replace("\r", "").replace("\n", " "),
                STAY);
    }

    @BeforeEach
    void logIn() {
        feed = new Feed(port);
        anonymous = new Api(port);
        String token = Tokens.system("read:hl7_message", "write:hl7_message");
        Answer welcomed = post(anonymous, "/console/login", "token=" + token);
        assertThat(welcomed.status()).isEqualTo(303);
        String cookie = String.valueOf(welcomed.header("Set-Cookie"));
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/console");
        browser = anonymous.with("Cookie", cookie.replaceAll(";.*", ""));
        formKey = URLEncoder.encode(
                page("/console/message").replaceAll("(?s).*?name=\"form_key\" value=\"([^\"]*)\".*", "$1"),
                StandardCharsets.UTF_8);
    }

    private static Answer post(Api api, String path, String form) {
        return api.with("Content-Type", "application/x-www-form-urlencoded").post(path, form);
    }

    private Answer send(String path, String form) {
        return post(browser, path, "form_key=" + formKey + "&" + form);
    }

    private String page(String path) {
        Answer answer = browser.get(path).expect(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).contains("<html lang=\"en\"").doesNotContainPattern(INLINE);
        return answer.body();
    }

    private String admit() {
        return feed.post(admission(fresh("C-"), mrn)).uuid();
    }

    @Test
    void theFormOfALoginIsNoLongerThanAToken() {
        post(anonymous, "/console/login", "token=" + "x".repeat(17_000)).expect(413);
    }

    @Test
    void eachPageShowsWhatItIsAbout() {
        String uuid = admit();
        assertThat(page("/console/message?identifier_type=MRN&identifier=" + mrn))
                .contains(uuid);
        assertThat(page("/console/message/" + uuid))
                .contains("PID-5", "Patient Name", "FINCH^ROWAN", "MSA-1", "acknowledged", "bed-7");
        assertThat(page("/console/feed")).contains("PASHUB|STMARYS", "Pause");
        assertThat(page("/console/trouble")).contains("Dead letters", "9434765919", "ask them");
        assertThat(page("/console/patient?identifier_type=MRN&identifier=M-1")).contains("FINCH", "V-1");
        assertThat(page("/console/patient/p-1")).contains("m-late");
        assertThat(page("/console/stay/" + STAY + "?as_of=2026-11-28T03:12:00Z"))
                .contains(
                        "As it was shown then",
                        "As it was, by what is known today",
                        "2026-11-28T02:50:00.000Z",
                        "m-late");
        assertThat(page("/console/ward?code=N-Ward%204")).contains("N-Ward 4:Bay 2:Bed 1");
        assertThat(page("/console/login")).contains("token").doesNotContain("/console/login/provider");
        assertThat(page("/console/reconciliation")).contains("The list");
        assertThat(page("/console/number")).contains("Until the acknowledgement", "uplot.js");
    }

    @Test
    void aStayIsShownAtEachStepOfItsSlider() {
        assertThat(page("/console/stay/" + STAY)).contains("type=\"range\"", "max=\"1\"", "As it is shown");
        assertThat(page("/console/stay/" + STAY + "?step=0"))
                .contains("As it was shown then", "2026-11-28T03:19:59.999Z", "N-Ward 4:Bay 2:Bed 1");
    }

    @Test
    void aListIsHeldAgainstWhatIsShownWhateverItIsWrittenIn() {
        String csv = "mrn,ward%0D%0AM-1,N-Ward+4%0D%0A";
        String compared =
                send("/console/reconciliation", "list=" + csv).expect(200).body();
        assertThat(compared).contains("wrong bed", "m-moved", STAY, "text/csv", "M-1,N-Ward 4");
        assertThat(send(
                                "/console/reconciliation",
                                "list=" + URLEncoder.encode("{\"stays\": []}", StandardCharsets.UTF_8))
                        .expect(200)
                        .body())
                .contains("application/json {*stays*: []}");
        String hl7 = admission(fresh("C-"), mrn) + admission(fresh("C-"), mrn).replace("STM-W12", "");
        assertThat(send("/console/reconciliation", "list=" + URLEncoder.encode(hl7, StandardCharsets.UTF_8))
                        .expect(200)
                        .body())
                .contains("*sender*:*PASHUB|STMARYS*", "*ward*:*STM-W12*", "message <span>2</span>");
        assertThat(send("/console/reconciliation", "list=MSH%7Crubbish")
                        .expect(200)
                        .body())
                .contains("wrong bed", "message <span>1</span>");
    }

    @Test
    void whatMessagesSayIsText() {
        String uuid = feed.post(admission(fresh("C-"), mrn).replace("ROWAN", "<img src=x onerror=alert(1)>"))
                .uuid();
        assertThat(browser.get("/console/message/" + uuid).expect(200).body())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img");
    }

    @Test
    void anIdIsTakenAsItStands() {
        for (String id : List.of("%7Bstate%7D", "a%20b%3Fc=d")) {
            assertThat(browser.get("/console/message/" + id).status()).as(id).isEqualTo(404);
        }
    }

    @Test
    void nothingIsShownWithoutAToken() {
        for (String path : List.of("/console/message", "/console/feed", "/console/trouble", "/console/ward")) {
            Answer answer = anonymous.get(path);
            assertThat(answer.status()).as(path).isEqualTo(303);
            assertThat(answer.header("Location")).isEqualTo("/console/login");
        }
        for (String token : List.of("rubbish", Tokens.system("read:send_encounter"))) {
            Answer refused = post(anonymous, "/console/login", "token=" + token);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Set-Cookie")).isNull();
        }
        assertThat(anonymous
                        .with("Cookie", "polaris-console=rubbish")
                        .get("/console/message")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFormOfAnotherSiteDoesNothing() {
        admit();
        String pause = "sender=PASHUB%7CSTMARYS&reason=somebody-elses-wish";
        assertThat(post(browser, "/console/feed/pause", pause).status()).isEqualTo(403);
        assertThat(post(browser, "/console/feed/pause", pause + "&form_key=AAAA")
                        .status())
                .isEqualTo(403);
        assertThat(page("/console/feed")).doesNotContain("somebody-elses-wish");
    }

    @Test
    void aFeedIsPausedAndGoesOn() {
        String sender = fresh("S").replace("-", "");
        feed.post(admission(fresh("C-"), mrn).replace("PASHUB", sender));
        String named = "sender=" + sender + "%7CSTMARYS";
        assertThat(send("/console/feed/pause", named + "&reason=new+ward+codes").status())
                .isEqualTo(303);
        assertThat(page("/console/feed")).contains("new ward codes");
        assertThat(send("/console/feed/pause", named + "&reason=again").body()).contains("paused");
        assertThat(send("/console/feed/resume", named).status()).isEqualTo(303);
    }

    @Test
    void aMessageIsTriedAndDoneAgain() {
        String uuid = admit();
        assertThat(send("/console/message/" + uuid + "/trial", "").expect(200).body())
                .contains("accepted");
        assertThat(send("/console/message/" + uuid + "/trial", "profile=rubbish")
                        .expect(200)
                        .body())
                .contains("role=\"alert\"");
        assertThat(send("/console/message/" + uuid + "/again", "").expect(200).body())
                .contains("done again");
        assertThat(page("/console/message/" + uuid)).contains("reprocess");
    }

    @Test
    void aSelectionIsCountedAndDoneAgain() {
        admit();
        admit();
        String search = "identifier_type=MRN&identifier=" + mrn;
        assertThat(send("/console/selection/count", search).expect(200).body()).contains(">2<");
        assertThat(send("/console/selection/again", search + "&of=2")
                        .expect(200)
                        .body())
                .contains("That is all");
        assertThat(send("/console/selection/count", "").expect(200).body()).contains("role=\"alert\"");
    }

    @Test
    void assetsAreOurOwn() {
        assertThat(anonymous.get("/console/asset/console.css").expect(200).body())
                .contains("prefers-color-scheme");
        assertThat(anonymous.get("/console/asset/htmx.min.js").expect(200).body())
                .contains("htmx");
        assertThat(anonymous.get("/console/asset/console.js").expect(200).body())
                .contains("use strict");
        assertThat(anonymous.get("/console/asset/uplot.js").expect(200).body()).contains("uPlot");
        assertThat(anonymous.get("/console/asset/uplot.css").expect(200).body()).contains(".u-legend");
        assertThat(anonymous.get("/console/asset/icon.svg").expect(200).body()).contains("<svg");
        assertThat(anonymous.get("/console/asset/other.js").status()).isEqualTo(404);
    }

    @Test
    void whoeverLogsOutIsOut() {
        Answer gone = send("/console/logout", "");
        assertThat(gone.status()).isEqualTo(303);
        assertThat(gone.header("Set-Cookie")).contains("Max-Age=0");
    }
}
