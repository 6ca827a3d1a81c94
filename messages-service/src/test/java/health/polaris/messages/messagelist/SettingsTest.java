package health.polaris.messages.messagelist;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.security.Caller;
import health.polaris.common.security.IssuerKind;
import health.polaris.messages.Letters;
import health.polaris.messages.clinicianlogin.ClinicianLocations;
import health.polaris.messages.correspondent.AssociatedLocations;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.patientward.PatientWards;
import health.polaris.messages.settings.MessagesSettings;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What sites can switch on to get the behaviour that clients of old may need. */
@PolarisTest
class SettingsTest {

    @LocalServerPort
    private int port;

    private static Caller clinician(String... locations) {
        return new Caller(
                IssuerKind.INTERNAL,
                Set.of(),
                Map.of("clinician_id", fresh("clinician"), "location_ids", List.of(locations)));
    }

    @Test
    void behindATrustedGatewayTheHeaderAloneSaysWhereAClinicianBelongs(@Autowired ClinicianLocations known) {
        var trusting =
                new AssociatedLocations(known, new MessagesSettings(true, false, true, 60), new SimpleMeterRegistry());
        assertThat(trusting.correspondent(clinician("own"), List.of("a, b", "c"))
                        .locations())
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(trusting.correspondent(clinician("own"), List.of()).locations())
                .isEmpty();
    }

    @Test
    void otherwiseItNarrowsAndIsCountedWhenItWouldWiden(@Autowired ClinicianLocations known) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        var narrowing = new AssociatedLocations(known, new MessagesSettings(false, false, true, 60), meters);
        assertThat(narrowing.correspondent(clinician("a", "b"), List.of("b,c")).locations())
                .containsExactly("b");
        assertThat(narrowing.correspondent(clinician("a", "b"), List.of(" ,")).locations())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(meters.counter("polaris.messages.unassociated.locations").count())
                .isEqualTo(1);
    }

    @Test
    void anOpenHistoryShowsEveryClinicianTheMessagesOfEveryPatient(
            @Autowired MessageListRepository lists, @Autowired PatientWards patients) {
        String patient = fresh("patient");
        String uuid = new Letters(port).send("patient:" + patient, "location:" + fresh("location"), 7);
        Correspondent stranger = new Correspondent(clinician(), Set.of());
        MessagePage everything = new MessagePage(null, null, null, null);
        var open = new ConversationService(lists, patients, new MessagesSettings(false, true, true, 60));
        var closed = new ConversationService(lists, patients, new MessagesSettings(false, false, true, 60));
        assertThat(open.read(patient, stranger, everything).messages())
                .extracting(message -> message.audit().uuid())
                .containsExactly(uuid);
        assertThat(closed.read(patient, stranger, everything).messages()).isEmpty();
    }
}
