package health.polaris.connector.operations;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code replay-facts}: what was accepted before there were facts is told again. */
class ReplayFactsTest extends ReprocessedMessages {

    @Autowired
    private BulkReprocessService messages;

    @Test
    void whatWasAcceptedIsPublishedAgainInItsOrderWithAllThatItSays() {
        String sender = fresh("SENDER");
        List<String> accepted = IntStream.range(0, 4)
                .mapToObj(index -> feed.post(admission(fresh("MC-"), fresh("M")).replace("PASHUB", sender))
                        .uuid())
                .toList();
        feed.post(refusedAdmission(fresh("MC-"), fresh("M")).replace("PASHUB", sender));

        int code = ReplayFactsCommand.replay(
                messages, ReplayFactsCommand.filter("replay-facts", "sender=" + sender + "|STMARYS"));

        assertThat(code).isZero();
        assertThat(accepted).allSatisfy(uuid -> {
            assertThat(awaitPublished(uuid, 2).getLast().path("reprocess").asInt())
                    .isEqualTo(1);
            assertThat(bus.publishedNow(uuid).getLast().hasNonNull("message")).isTrue();
            assertThat(events(uuid)).contains("reprocess published");
        });
        assertThat(accepted)
                .extracting(uuid ->
                        bus.publishedNow(uuid).getLast().path("sequence").asLong())
                .isSorted();
    }

    @Test
    void whatIsNotUnderstoodAnyMoreEndsTheCommandWithOne() {
        String sender = fresh("SENDER");
        String uuid = feed.post(admission(fresh("MC-"), fresh("M")).replace("PASHUB", sender))
                .uuid();
        database.sql("update hl7_message set content = replace(content, 'ADT^A01', 'ADT^A29') where uuid = ?")
                .param(uuid)
                .update();
        assertThat(ReplayFactsCommand.replay(messages, ReplayFactsCommand.filter("sender=" + sender + "|STMARYS")))
                .isEqualTo(1);
    }

    @Test
    void anArgumentThatCannotBeReadIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> ReplayFactsCommand.filter("replay-facts", "from=yesterday"))
                .hasMessage("from: no time; write it like 2026-01-31T00:00:00Z");
        assertThatThrownBy(() -> ReplayFactsCommand.filter("replay-facts", "form=2026-01-31T00:00:00Z"))
                .hasMessageStartingWith("form: unknown; known are from=");
        assertThat(ReplayFactsCommand.isMeant("replay-facts")).isTrue();
        assertThat(ReplayFactsCommand.isMeant()).isFalse();
    }
}
