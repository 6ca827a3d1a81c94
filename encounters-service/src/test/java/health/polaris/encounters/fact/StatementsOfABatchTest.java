package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** A batch of many facts takes as few statements as one of a few. */
class StatementsOfABatchTest extends FactTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
    private final Thread own = Thread.currentThread();

    /** Of this thread: others are at work. */
    private final ListAppender<ILoggingEvent> statements = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread().equals(own)) {
                super.append(event);
            }
        }
    };

    StatementsOfABatchTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void listen() {
        statements.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(statements);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(statements);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    private List<String> statementsOf(List<NewFact> batch) {
        statements.list.clear();
        take(batch);
        return statements.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith("Executing prepared SQL statement"))
                .map(message -> message.replaceAll("\\s+", " "))
                .toList();
    }

    private static List<NewFact> updates(int size, int from) {
        List<NewFact> batch = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            batch.add(said("f" + (from + index), from + index, update("M" + index)));
        }
        return batch;
    }

    private static List<NewFact> merges(int size, int from) {
        List<NewFact> batch = new ArrayList<>();
        for (int index = 0; index + 1 < size; index += 2) {
            Statement merge =
                    new Statement.RecordMerge(Identifier.mrn("", "M" + index), Identifier.mrn("", "M" + (index + 1)));
            batch.add(said("f" + (from + index), from + index, merge));
        }
        return batch;
    }

    @Test
    void theNumberOfStatementsIsThatOfFew() {
        List<List<List<String>>> counts = new ArrayList<>();
        for (int size : new int[] {4, 40}) {
            forgetAll();
            counts.add(List.of(
                    statementsOf(updates(size, 0)), // nobody is known
                    statementsOf(updates(size, 100)), // applied on top, from memory
                    statementsOf(merges(size, 200)), // groups are united
                    statementsOf(updates(size, 100)))); // delivered once more
        }
        assertThat(counts.get(1)).isEqualTo(counts.get(0));
        assertThat(counts.get(1)).extracting(List::size).containsExactly(8, 6, 9, 4);
    }
}
