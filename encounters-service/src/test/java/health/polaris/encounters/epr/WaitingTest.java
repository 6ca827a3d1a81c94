package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import health.polaris.encounters.epr.EprBus.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** O2: what cannot be applied waits, is judged again, and is rejected when its time is over. */
class WaitingTest extends EprTest {

    private static final String REASON = "PV1-19: merge the two patients, or move the visit (A45)";

    private final WaitingWatch watch;
    private final MeterRegistry meters;
    private final String stranger = Envelope.newMrn();

    @Autowired
    WaitingTest(ApplicationContext context) {
        super(context);
        watch = context.getBean(WaitingWatch.class);
        meters = context.getBean(MeterRegistry.class);
    }

    private Envelope waiting() {
        bus.process(admission());
        Envelope waiting = admission().sentAgain().mrn(stranger).encounter("encounter_type", "DAYCASE");
        assertThat(bus.send(waiting)).isEqualTo(new Outcome("waiting", REASON));
        return waiting;
    }

    private Envelope merge() {
        return person().sentAgain().patient("previous_mrn", stranger);
    }

    private void letTimePass(Envelope message) {
        stored.jdbc()
                .sql("update fact set waits_until = now() - interval '1 second' where id = ?")
                .param(message.uuid())
                .update();
    }

    @Test
    void theMergeThatItWaitsForAppliesIt() {
        Envelope waiting = waiting();

        bus.process(merge());

        assertThat(bus.outcomes(waiting.uuid(), 2).getLast()).isEqualTo(new Outcome("processed", ""));
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
    }

    @Test
    void afterItsTimeItIsRejectedAndADeadLetterThatNamesIt() {
        Envelope waiting = waiting();
        watch.look();
        assertThat(bus.outcomesSoFar(waiting.uuid())).hasSize(1);

        letTimePass(waiting);
        watch.look();
        watch.look();

        assertThat(bus.outcomes(waiting.uuid(), 2).getLast()).isEqualTo(new Outcome("rejected", REASON));
        GetResponse letter = bus.deadLetter(waiting.uuid());
        assertThat(letter.getProps().getHeaders().get("polaris-reason")).hasToString(REASON);
        assertThat(letter.getProps().getHeaders().get("polaris-queue")).hasToString("encounters.epr-actions");
        assertThat(new String(letter.getBody(), StandardCharsets.UTF_8)).doesNotContain(stranger, visit, "AVA");
        assertThat(bus.outcomesSoFar(waiting.uuid())).hasSize(2);
    }

    @Test
    void evenThenTheMergeAppliesItAndThePutBackLetterIsARepetition() {
        Envelope waiting = waiting();
        letTimePass(waiting);
        watch.look();
        GetResponse letter = bus.deadLetter(waiting.uuid());

        bus.process(merge());
        assertThat(bus.outcomes(waiting.uuid(), 3).getLast()).isEqualTo(new Outcome("processed", ""));
        bus.requeue(letter);
        bus.process(person().sentAgain());

        assertThat(bus.outcomesSoFar(waiting.uuid())).hasSize(3);
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
    }

    @Test
    void theOldestThatWaitsIsMeasured() {
        Envelope waiting = waiting();
        stored.jdbc()
                .sql("update fact set arrived_at = now() - interval '10 years' where id = ?")
                .param(waiting.uuid())
                .update();

        watch.look();

        assertThat(oldest()).isGreaterThan(Duration.ofDays(3650).toSeconds());
        bus.process(merge());
        watch.look();
        assertThat(oldest()).isLessThan(Duration.ofDays(3650).toSeconds());
    }

    private double oldest() {
        return meters.get("polaris.epr.waiting.oldest.seconds").gauge().value();
    }

    @Test
    void aPoisonousMessageTakesNoNeighbourWithIt() {
        Envelope poison = admission().mrn(stranger).encounter("admitted_at", "yesterday");
        Envelope before = person();
        Envelope behind = admission().sentAgain();
        bus.publish(before);
        bus.publish(poison);
        bus.publish(behind);

        assertThat(bus.outcome(before.uuid()).outcome()).isEqualTo("processed");
        assertThat(bus.outcome(behind.uuid()).outcome()).isEqualTo("processed");
        assertThat(bus.outcome(poison.uuid()))
                .isEqualTo(new Outcome(
                        "rejected",
                        "field of wrong type or format: admitted_at: send a time as 2024-05-03T08:15:00.000Z, or leave"
                                + " it out"));
        assertThat(bus.outcomesSoFar(behind.uuid())).hasSize(1);
    }
}
