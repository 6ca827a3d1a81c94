package health.polaris.connector.deadletter;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.database.CountedStatements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** How letters leave. */
@Import(DeadLetterEndsTest.Counting.class)
class DeadLetterEndsTest extends DeadLetterQueue {

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static CountedStatements countedStatements() {
            return new CountedStatements();
        }
    }

    @Autowired
    private DeadLetterService desk;

    @Autowired
    private CountedStatements statements;

    private static String body(String uuid, int reprocess) {
        return "{\"dhos_connector_message_uuid\": \"%s\", \"reprocess\": %d}".formatted(uuid, reprocess);
    }

    private List<String> reasons() {
        return list("").path("letters")
                .valueStream()
                .map(letter -> letter.path("reason").asString())
                .toList();
    }

    /** The message was done again and failed again: the letter of before would bring back what was mended meanwhile. */
    @Test
    void aNewerLetterOfTheSameMessageSupersedesTheOneBefore() throws Exception {
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        String other = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        deadLetter("encounters.epr-actions", "dhos.test", "first", body(uuid, 0));
        deadLetter("encounters.epr-actions", "dhos.test", "other", body(other, 0));
        awaitTotal(2);
        deadLetter("encounters.epr-actions", "dhos.test", "second", body(uuid, 1));
        await().atMost(PATIENCE).until(this::reasons, List.of("other", "second")::equals);
        assertThat(feed.reader()
                        .get("/dhos/v1/message/" + uuid + "/timeline")
                        .json()
                        .path("events")
                        .valueStream()
                        .map(event -> event.path("event").asString()))
                .contains("dead_letter_resolved");

        deadLetter("encounters.epr-actions", "dhos.test", "third", body(uuid, 2));
        deadLetter("encounters.epr-actions", "dhos.test", "fourth", body(uuid, 3));
        await().atMost(PATIENCE).until(this::reasons, List.of("other", "fourth")::equals);
    }

    /** In the queue of the broker it would be gone through from its beginning. */
    @Test
    void aLetterIsSentBackAtTheSameCostWhereverItIs() throws Exception {
        String queue = queue();
        for (int number = 0; number < 400; number++) {
            deadLetter(queue, "dhos.test", "many", "{\"number\": " + number + "}");
        }
        awaitTotal(400);
        List<String> ids = ids("?limit=1000");
        assertThat(channel.messageCount("errors")).isZero();
        List<String> ofTheFirst = statements.during(() -> desk.requeue(ids.getFirst(), false));
        List<String> ofTheLast = statements.during(() -> desk.requeue(ids.getLast(), false));
        assertThat(ofTheLast).isEqualTo(ofTheFirst).isNotEmpty();
        awaitTotal(398);
        assertThat(channel.messageCount(queue)).isEqualTo(2);
        assertThat(channel.messageCount("errors")).isZero();
    }
}
