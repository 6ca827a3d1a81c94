package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.Feed.Acknowledged;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** W8: the acknowledgement got lost, the sender repeats. */
@PolarisTest
class IdenticalResendTest extends WithProfiles {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private static String admission(String mrn) {
        return Feed.admission(fresh("MC-"), mrn).replace("PASHUB", "RESEND");
    }

    private long rows(String mrn) {
        return database.sql("select count(*) from hl7_message where mrn = ?")
                .param(mrn)
                .query(Long.class)
                .single();
    }

    @Test
    void getsTheStoredAcknowledgementByteForByteAndNothingIsStoredOrPublished() throws Exception {
        String mrn = fresh("M");
        String text = admission(mrn);
        try (Bus bus = new Bus(TestServices.broker())) {
            Acknowledged first = feed.post(text);
            Acknowledged second = feed.post(text);

            assertThat(first.code()).isEqualTo("AA");
            assertThat(second).isEqualTo(first);
            assertThat(rows(mrn)).isEqualTo(1);
            bus.published(first.uuid());
            Acknowledged later = feed.post(admission(mrn));
            bus.published(later.uuid());
            assertThat(bus.publishedNow(first.uuid())).hasSize(1);
        }
        assertThat(new Api(port).get("/metrics").body())
                .contains("polaris_hl7_resent_total{application=\"connector-service\",sender=\"RESEND|STMARYS\"");
    }

    @Test
    void anotherTextUnderTheSameControlIdIsADuplicate() {
        String mrn = fresh("M");
        String text = admission(mrn);
        feed.post(text);
        assertThat(feed.post(text.replace("ROWAN", "MAEVE")).code()).isEqualTo("AR");
        assertThat(rows(mrn)).isEqualTo(2);
    }

    @Test
    void aRefusedMessageIsJudgedAgain() {
        String mrn = fresh("M");
        String text = admission(mrn).replace("INPATIENT", "WAITLIST");
        Acknowledged first = feed.post(text);
        Acknowledged second = feed.post(text);
        assertThat(List.of(first.code(), second.code())).containsOnly("AE");
        assertThat(first.uuid()).isNotEqualTo(second.uuid());
    }

    @Test
    void withoutTheProfileItIsADuplicate() {
        String text = admission(fresh("M")).replace("RESEND", "CAREFUL");
        assertThat(feed.post(text).code()).isEqualTo("AA");
        assertThat(feed.post(text).code()).isEqualTo("AR");
    }

    @Test
    void twentyClientsAtOnceGetOneAcknowledgement() throws Exception {
        String mrn = fresh("M");
        String text = admission(mrn);
        List<Acknowledged> answers = together(20, () -> feed.post(text));
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.getFirst()));
        assertThat(answers.getFirst().code()).isEqualTo("AA");
        assertThat(rows(mrn)).isEqualTo(1);
    }

    private static <T> List<T> together(int clients, Callable<T> work) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(Collections.nCopies(clients, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
