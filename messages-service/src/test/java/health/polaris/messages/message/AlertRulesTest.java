package health.polaris.messages.message;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who writes alerts, who says that one was seen to, and in whose name. */
@PolarisTest
class AlertRulesTest {

    private static final String[] SCOPES = {"read:gdm_message", "write:gdm_message"};
    private static final String ONE = "/dhos/v1/message/";

    @LocalServerPort
    private int port;

    private String patientId;
    private String nurseId;
    private Api patient;
    private Api nurse;
    private Letters letters;
    private String ward;

    @BeforeEach
    void people() {
        patientId = fresh("patient");
        nurseId = fresh("clinician");
        ward = fresh("ward");
        letters = new Letters(port);
        patient = new Api(port).as(Tokens.patient(patientId, SCOPES));
        nurse = new Api(port).as(Letters.clinician(nurseId, List.of(ward), SCOPES));
    }

    @Test
    void thePatientDoesNotConfirmTheAlertAboutThemselves() {
        String alert = letters.send("patient:" + patientId, "location:" + ward, 7);

        patient.patch(ONE + alert, Map.of("confirmed", "2027-03-09T16:02:11.904Z"))
                .expect(403);
        patient.patch(ONE + alert, Map.of("cancelled_by", patientId)).expect(403);
        nurse.patch(ONE + alert, Map.of("confirmed", "2027-03-09T16:02:11.904Z"))
                .expect(200);
    }

    /** The right to write every message is none to answer for another ward (issue on security: the receiver confirms). */
    @Test
    void nobodyOfAnotherWardConfirmsAnAlert() {
        Map<String, Object> confirmed = Map.of("confirmed", "2027-03-09T16:02:11.904Z");
        String alert = letters.send("patient:" + patientId, "location:" + ward, 8);
        String[] all = {"read:gdm_message_all", "write:gdm_message_all"};
        Api ofAnotherWard = new Api(port).as(Letters.clinician(fresh("clinician"), List.of(fresh("ward")), all));
        Api ofTheWard = new Api(port).as(Letters.clinician(fresh("clinician"), List.of(ward), all));

        ofAnotherWard.patch(ONE + alert, confirmed).expect(403);
        ofAnotherWard
                .patch(ONE + alert, Map.of("cancelled", "2027-03-09T16:02:11.904Z"))
                .expect(403);
        ofAnotherWard
                .patch(ONE + alert, Map.of("retrieved", "2027-03-09T16:02:11.904Z"))
                .expect(200);
        ofTheWard.patch(ONE + alert, confirmed).expect(200);
        letters.system().patch(ONE + alert, confirmed).expect(200);
    }

    @Test
    void whoConfirmsIsWhoCalls() {
        String message = letters.send("patient:" + patientId, "location:" + ward, 0);

        assertThat(nurse.patch(ONE + message, Map.of("confirmed", "2027-03-09T16:02:11.904Z", "confirmed_by", "else"))
                        .expect(200)
                        .json()
                        .path("confirmed_by")
                        .asString())
                .isEqualTo(nurseId);
        assertThat(nurse.patch(ONE + message, Map.of("cancelled", "2027-03-09T16:02:11.904Z"))
                        .expect(200)
                        .json()
                        .path("cancelled_by")
                        .asString())
                .isEqualTo(nurseId);
    }

    @Test
    void redAlertsAreWrittenBySystemsAlone() {
        patient.post("/dhos/v2/message", letter(7)).expect(403);
        patient.post("/dhos/v2/message", letter(0)).expect(200);
        letters.send("patient:" + patientId, "location:" + ward, 7);
    }

    @Test
    void aMessageHasAtMost64Kilobytes() {
        Map<String, Object> longest = letter(0, "ü".repeat(32 * 1024));
        Map<String, Object> longer = letter(0, "ü".repeat(32 * 1024) + "x");

        patient.post("/dhos/v2/message", longest).expect(200);
        assertThat(patient.post("/dhos/v2/message", longer).expect(400).message())
                .contains("'content'")
                .contains("64 KB");
    }

    @Test
    void somebodySendsSoManyMessagesAMinute() {
        for (int message = 0; message < 60; message++) {
            patient.post("/dhos/v2/message", letter(0)).expect(200);
        }

        assertThat(patient.post("/dhos/v2/message", letter(0)).expect(429).header("Retry-After"))
                .isNotNull();
    }

    private Map<String, Object> letter(int type) {
        return Letters.letter("patient:" + patientId, "location:" + ward, type);
    }

    private Map<String, Object> letter(int type, String content) {
        return Letters.with(letter(type), "content", content);
    }
}
