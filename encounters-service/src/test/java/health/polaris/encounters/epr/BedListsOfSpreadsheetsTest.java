package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A list of who is in which bed, as a spreadsheet saves it (contracts/encounters.md §12). */
class BedListsOfSpreadsheetsTest extends EprTest {

    private static final String PATH = "/dhos/v1/reconciliation";
    private static final String HEAD = "mrn, ward, bay, bed\n";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @LocalServerPort
    private int port;

    private final String ward = "R-" + mrn;
    private Api api;

    @Autowired
    BedListsOfSpreadsheetsTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void operate() {
        api = new Api(port).as(Tokens.system("read:hl7_message"));
    }

    private Api as(String type) {
        return api.with("Content-Type", type);
    }

    private static JsonNode only(JsonNode answer) {
        assertThat(answer.path("differences")).hasSize(1);
        return answer.path("differences").get(0);
    }

    @Test
    void aSpreadsheetWillDo() {
        bus.process(admission().at(ward, "A", "1"));
        Api csv = as("text/csv");

        assertThat(csv.post(PATH, HEAD + mrn + "," + ward + ",A,1\n")
                        .expect(200)
                        .json()
                        .path("agreeing")
                        .asInt())
                .isEqualTo(1);
        assertThat(only(csv.post(PATH, HEAD + mrn + "," + ward + ",A,2\n")
                                .expect(200)
                                .json())
                        .path("kind")
                        .asString())
                .isEqualTo("wrong_bed");
        assertThat(csv.post(PATH, "mrn,colour\n" + mrn + ",blue\n").expect(400).body())
                .doesNotContain(mrn);
        csv.post(PATH, "ward\n" + ward + "\n").expect(400);
        as("text/plain").post(PATH, "x").expect(415);
    }

    private void agrees(String type, byte[] list) {
        assertThat(as(type).post(PATH, list).expect(200).json().path("agreeing").asInt())
                .as(type)
                .isEqualTo(1);
    }

    @Test
    void itsCharacterSetIsTheOneThatIsSaidElseTheOneThatItIs() {
        String accented = ward + " Frauenstation Süd";
        bus.process(admission().at(accented, "A", "1"));
        String list = HEAD + mrn + "," + accented + ",A,1\n";

        agrees("text/csv", list.getBytes(StandardCharsets.UTF_8));
        agrees("text/csv", ("\uFEFF" + list).getBytes(StandardCharsets.UTF_8));
        agrees("text/csv", list.getBytes(WINDOWS));
        agrees("text/csv;charset=utf-8", list.getBytes(StandardCharsets.UTF_8));
        agrees("text/csv;charset=windows-1252", list.getBytes(WINDOWS));
        agrees("text/csv;charset=utf-16", list.getBytes(StandardCharsets.UTF_16));
        assertThat(as("text/csv;charset=utf-8")
                        .post(PATH, list.getBytes(WINDOWS))
                        .expect(400)
                        .message())
                .contains("UTF-8");
        as("text/csv;charset=martian").post(PATH, list).expect(415);
    }

    /** An export that failed says nothing of anybody: it is no list of an empty ward. */
    @Test
    void aFileWithoutAFirstLineOfNamesIsRefused() {
        for (String nothing : List.of("", "\n", " \r\n\r\n", "\uFEFF", "\uFEFF\r\n")) {
            as("text/csv").post(PATH, nothing).expect(400);
        }
        as("text/csv").post(PATH, HEAD).expect(200);
    }
}
