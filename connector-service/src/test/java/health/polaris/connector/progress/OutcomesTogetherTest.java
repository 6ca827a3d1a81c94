package health.polaris.connector.progress;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.Feed;
import health.polaris.connector.progress.MessageProgressService.Changed;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PolarisTest
class OutcomesTogetherTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MessageProgressService progress;

    @Autowired
    private JdbcClient database;

    @Autowired
    private OutcomeMeters outcomes;

    @Autowired
    private MeterRegistry meters;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private List<Changed> conclude(MessageOutcome... outcomes) {
        List<Changed> changed = new ArrayList<>();
        CurrentCaller.actingAs("test", () -> changed.addAll(progress.conclude(List.of(outcomes))));
        return changed;
    }

    private String accepted() {
        return feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
    }

    private List<String> standing(String uuid) {
        return database.sql("select state || coalesce(' ' || outcome_reason, '') from message_progress"
                        + " where message_uuid = ? union all"
                        + " (select 'before: ' || event from message_event where message_uuid = ? order by sequence)")
                .params(uuid, uuid)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void areNotedInTheirOrder() {
        String one = accepted();
        String other = accepted();
        String third = accepted();
        List<Changed> changed = conclude(
                new MessageOutcome(one, MessageOutcome.WAITING, "visit unknown"),
                new MessageOutcome(other, MessageOutcome.PROCESSED, MessageOutcome.LATE),
                new MessageOutcome(one, MessageOutcome.PROCESSED, null),
                new MessageOutcome(one, MessageOutcome.PROCESSED, null),
                new MessageOutcome(third, MessageOutcome.REJECTED, "no such ward"));

        assertThat(standing(one)).containsExactly("processed", "before: waiting");
        assertThat(standing(other)).containsExactly("processed late");
        assertThat(standing(third)).containsExactly("rejected no such ward");
        assertThat(changed)
                .extracting(Changed::outcome)
                .containsExactlyInAnyOrder("waiting", "processed", "processed", "rejected");
        assertThat(changed)
                .filteredOn(each -> each.former().isPresent())
                .singleElement()
                .satisfies(each -> assertThat(each.former().map(Outcome::name)).contains("waiting"));
    }

    /** Two replicas take outcomes side by side, and one of them had to try again. */
    @Test
    void oneThatWasSaidEarlierAndComesLaterChangesNothing() {
        String one = accepted();
        Instant now = Instant.now();
        conclude(MessageOutcome.said(now, one, MessageOutcome.PROCESSED, null));
        conclude(MessageOutcome.said(now.plusMillis(2), one, MessageOutcome.PROCESSED, null));
        assertThat(conclude(MessageOutcome.said(now.plusMillis(1), one, MessageOutcome.WAITING, "visit unknown")))
                .isEmpty();
        assertThat(standing(one)).containsExactly("processed");

        conclude(MessageOutcome.said(now.plusMillis(3), one, MessageOutcome.WAITING, "visit unknown"));
        assertThat(standing(one)).first().isEqualTo("waiting visit unknown");
    }

    @Test
    void ofMessagesThatAreNotOursAreIgnored() {
        String one = accepted();
        List<Changed> changed = conclude(
                new MessageOutcome(fresh("unknown"), MessageOutcome.PROCESSED, null),
                new MessageOutcome(one, MessageOutcome.PROCESSED, null));
        assertThat(changed).singleElement().satisfies(each -> {
            assertThat(each.former()).isEmpty();
            assertThat(each.outcome()).isEqualTo(MessageOutcome.PROCESSED);
            assertThat(each.feed()).isEqualTo("PASHUB|STMARYS");
            assertThat(each.received()).isNotNull();
        });
        assertThat(conclude()).isEmpty();
    }

    private static MessageOutcome warning(Instant at, String uuid, String code) {
        return MessageOutcome.said(
                at,
                uuid,
                MessageOutcome.PROCESSED,
                null,
                List.of(new MessageOutcome.Warning(code, "PID-3", "merge the two patients, or correct the MRN")));
    }

    /** Warnings travel: in the stored message, its list and its timeline (contracts/identity.md F9). */
    @Test
    void warningsOfThePlatformAreShownWithTheMessageItsListAndItsTimeline() {
        String mrn = fresh("M");
        String uuid = feed.post(admission(fresh("MC-"), mrn)).uuid();
        Instant now = Instant.now();
        conclude(warning(now, uuid, "mrn_of_another_patient"));

        String shown = "{\"code\":\"mrn_of_another_patient\",\"field\":\"PID-3\",";
        assertThat(feed.stored(uuid).path("warnings").toString()).contains(shown);
        String list = "/dhos/v1/message/list?identifier_type=MRN&identifier=" + mrn;
        assertThat(feed.reader().get(list).expect(200).json().path("messages").toString())
                .contains(shown);
        assertThat(feed.reader()
                        .get("/dhos/v1/message/" + uuid + "/timeline")
                        .expect(200)
                        .json()
                        .path("events")
                        .toString())
                .contains("mrn_of_another_patient PID-3");

        assertThat(conclude(new MessageOutcome(uuid, MessageOutcome.PROCESSED, null)))
                .as("of the version before, which says nothing of warnings")
                .isEmpty();
        conclude(MessageOutcome.said(now.plusMillis(1), uuid, MessageOutcome.PROCESSED, null));
        assertThat(feed.stored(uuid).has("warnings")).isFalse();
    }

    @Test
    void warningsOfThePlatformAreCountedOnceBySenderAndCodeAndFromTheStart() {
        assertThat(counted("mrn_of_another_patient", "other")).isZero();
        String uuid = accepted();
        Instant now = Instant.now();
        double before = counted("retired_number", "PASHUB|STMARYS");
        conclude(warning(now, uuid, "retired_number")).forEach(outcomes::changed);
        conclude(warning(now.plusMillis(1), uuid, "retired_number")).forEach(outcomes::changed);
        assertThat(counted("retired_number", "PASHUB|STMARYS") - before).isEqualTo(1);
    }

    private double counted(String code, String sender) {
        return meters.get("polaris.hl7.outcome.warnings").tags("warning", code).counters().stream()
                .filter(counter -> sender.equals(counter.getId().getTag("sender")))
                .mapToDouble(Counter::count)
                .sum();
    }
}
