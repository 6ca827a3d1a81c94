package health.polaris.connector.database;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.inbound.InboundService;
import health.polaris.connector.inbound.arrival.Transport;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** How often a message that arrives makes the service wait for the database. */
@PolarisTest
@Import(StatementsOfAMessageTest.Counting.class)
class StatementsOfAMessageTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static CountedStatements countedStatements() {
            return new CountedStatements();
        }
    }

    @Autowired
    private InboundService pipeline;

    @Autowired
    private CountedStatements statements;

    private List<String> sentFor(String text) {
        return statements.during(() -> pipeline.receive(text.getBytes(StandardCharsets.UTF_8), Transport.HTTP));
    }

    @Test
    void anAcceptedMessageIsOneStatementBesideItsEventAndTheCommit() {
        sentFor(admission(fresh("MC-"), fresh("M")));
        List<String> sent = sentFor(admission(fresh("MC-"), fresh("M")));
        assertThat(sent).anyMatch(sql -> sql.toLowerCase(Locale.ROOT).startsWith("insert into outbox"));
        assertThat(sent.stream().filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("outbox")))
                .as(String.join("\n", sent))
                .satisfiesExactly(
                        sql -> assertThat(sql).contains("pg_advisory_xact_lock", "nextval", "insert into hl7_message"),
                        sql -> assertThat(sql).isEqualTo("commit"));
    }

    @Test
    void theIndexFindsADuplicateWithoutALookBefore() {
        String text = admission(fresh("MC-"), fresh("M"));
        sentFor(text);
        List<String> sent = sentFor(text);
        assertThat(sent).as(String.join("\n", sent)).hasSize(3);
        assertThat(sent.get(2)).contains("insert into hl7_message");
    }
}
