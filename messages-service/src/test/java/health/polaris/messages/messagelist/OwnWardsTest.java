package health.polaris.messages.messagelist;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.clinician;
import static health.polaris.messages.Letters.letter;
import static health.polaris.messages.Letters.uuids;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody opens what other wards exchange with their patients by writing to them. */
@PolarisTest
class OwnWardsTest {

    private static final String CALLBACKS = "/dhos/v1/active/callback/message";

    @LocalServerPort
    private int port;

    private Letters letters;
    private Api curious;
    private String curiousWard;
    private String patient;
    private String ward;

    @BeforeEach
    void connect() {
        letters = new Letters(port);
        patient = fresh("patient");
        ward = fresh("location");
        curiousWard = fresh("location");
        curious = new Api(port)
                .as(clinician(
                        fresh("clinician"),
                        List.of(curiousWard),
                        "read:gdm_message",
                        "write:gdm_message",
                        "read:gdm_patient"));
    }

    @Test
    void oneSentMessageOpensNothing() {
        letters.send("patient:" + patient, "clinician:" + fresh("clinician"), 0);
        String sent = curious.post(Letters.NEW, letter("location:" + curiousWard, "patient:" + patient, 0))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        assertThat(uuids(curious.get("/dhos/v1/sender_or_receiver/" + patient + "/message")))
                .containsExactly(sent);
    }

    @Test
    void callbacksAreShownToTheWardThatTheyAreFor() {
        letters.send("patient:" + patient, "location:" + ward, 5);
        assertThat(curious.post(CALLBACKS, List.of(patient)).expect(200).json()).isEmpty();
        String mine = letters.send("patient:" + patient, "location:" + curiousWard, 5);
        String newest = letters.send("patient:" + patient, "location:" + ward, 5);
        assertThat(curious.post(CALLBACKS, List.of(patient))
                        .expect(200)
                        .json()
                        .path(patient)
                        .path("uuid")
                        .asString())
                .isEqualTo(mine);
        Api superclinician = new Api(port).as(Tokens.clinician(fresh("clinician"), "read:gdm_patient_all"));
        assertThat(superclinician
                        .post(CALLBACKS, List.of(patient))
                        .expect(200)
                        .json()
                        .path(patient)
                        .path("uuid")
                        .asString())
                .isEqualTo(newest);
    }
}
