package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What operators see of messages: how many and why, but of whom never. */
@ExtendWith(OutputCaptureExtension.class)
class DiscretionTest extends EprTest {

    private final Api api;

    @Autowired
    DiscretionTest(ApplicationContext context, @LocalServerPort int port) {
        super(context);
        api = new Api(port);
    }

    @Test
    void logsTellMessagesAndNoPatients(CapturedOutput output) {
        String nhs = Envelope.newNhsNumber();
        String old = Envelope.newMrn();
        Envelope done = admission()
                .nhs(nhs)
                .patient("first_name", "Marmaduke")
                .patient("last_name", "Featherstonehaugh")
                .patient("previous_mrn", old);
        Envelope refused = done.sentAgain().nhs("9434765918").patient("last_name", 5);
        bus.process(done);
        bus.send(refused);
        bus.send(done.sentAgain().mrn(Envelope.newMrn()).nhs(null).patient("previous_mrn", null));

        Awaitility.await().until(() -> output.getAll().contains("EPR message " + done.uuid() + " processed: in_time"));
        Awaitility.await().until(() -> output.getAll().contains("EPR message " + refused.uuid() + " rejected: "));
        assertThat(output.getAll())
                .doesNotContain(mrn, old, nhs, visit, "9434765918", "Marmaduke", "Featherstonehaugh", "1971-02-28");
    }

    @Test
    void metersCountByOutcomeAndReason() {
        double inTime = count("processed", "in_time");
        double late = count("processed", "late");
        double repeated = count("processed", "repeated");
        double refused = count("rejected", "no_identifier");

        Envelope first = person().sentAt(20);
        bus.process(first);
        bus.process(person().sentAgain().sentAt(10));
        bus.publish(first);
        bus.send(Envelope.withoutVisit());

        Awaitility.await().until(() -> count("processed", "repeated") > repeated);
        Awaitility.await().until(() -> count("rejected", "no_identifier") > refused);
        assertThat(count("processed", "in_time")).isEqualTo(inTime + 1);
        assertThat(count("processed", "late")).isEqualTo(late + 1);
    }

    private double count(String outcome, String reason) {
        return api.get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("polaris_epr_messages_total"))
                .filter(line -> line.contains("outcome=\"" + outcome + "\""))
                .filter(line -> line.contains("reason=\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
