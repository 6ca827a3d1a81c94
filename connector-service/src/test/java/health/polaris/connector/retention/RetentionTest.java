package health.polaris.connector.retention;

import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.connector.delivery.DeliveryService;
import health.polaris.connector.delivery.NewDelivery;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** W13: the profile {@code short} keeps its messages for 30 days, that of what goes out for 60, the others for ever. */
@PolarisTest
class RetentionTest extends WithProfiles {

    @LocalServerPort
    private int port;

    @Autowired
    private RetentionJob retention;

    @Autowired
    private JdbcClient database;

    @Autowired
    private StoredMessageRepository messages;

    @Autowired
    private DeliveryService deliveries;

    @Autowired
    private TransactionOperations transactions;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private String accepted(String sender, int days, boolean processed) {
        String text = Feed.admission(fresh("MC-"), fresh("M")).replace("PASHUB", sender);
        String uuid = feed.post(text).uuid();
        feed.reader()
                .patch("/dhos/v1/message/" + uuid, Map.of("is_processed", processed))
                .expect(204);
        return aged(uuid, days);
    }

    private String refused(String sender, int days) {
        String text = Feed.admission("MC-1", fresh("M")).replace("PASHUB", sender);
        return aged(feed.post(text.replace("ADT^", "ORU^")).uuid(), days);
    }

    private String sent(String state, int days) {
        String uuid = transactions.execute(status -> {
            String stored = messages.insert(StoredMessage.document("<xml/>", Instant.now()));
            deliveries.waitForTurn(stored);
            deliveries.add(new NewDelivery("nowhere", stored, stored, stored));
            return stored;
        });
        database.sql("update delivery set state = ? where message_uuid = ?")
                .params(state, uuid)
                .update();
        return aged(uuid, days);
    }

    private String aged(String uuid, int days) {
        database.sql("update hl7_message set created = now() - make_interval(days => ?) where uuid = ?")
                .params(days, uuid)
                .update();
        return uuid;
    }

    private List<String> left(String... uuids) {
        return database.sql("select uuid from hl7_message where uuid in (:uuids)")
                .param("uuids", List.of(uuids))
                .query((row, number) -> row.getString("uuid"))
                .list();
    }

    @Test
    void deletesWhatIsOlderThanItsProfileWantsIt() {
        String old = accepted("SHORT", 31, true);
        String young = accepted("SHORT", 29, true);
        String refused = refused("SHORT", 31);
        String ofOthers = accepted("PASHUB", 4000, true);
        retention.purge();

        assertThat(left(old, young, refused, ofOthers)).containsExactlyInAnyOrder(young, ofOthers);
        feed.reader().get("/dhos/v1/message/" + old).expect(404);
        assertThat(new Api(port).get("/metrics").body())
                .contains("polaris_hl7_purged_total{application=\"connector-service\",profile=\"short\"");
    }

    @Test
    void keepsWhatThePlatformHasNotProcessed() {
        String unprocessed = accepted("SHORT", 400, false);
        retention.purge();
        assertThat(left(unprocessed)).hasSize(1);

        feed.reader()
                .patch("/dhos/v1/message/" + unprocessed, Map.of("is_processed", true))
                .expect(204);
        retention.purge();
        assertThat(left(unprocessed)).isEmpty();
    }

    @Test
    void keepsWhatIsStillToBeSent() {
        String pending = sent("pending", 61);
        String sending = sent("sending", 61);
        String done = sent("sent", 61);
        String failed = sent("failed", 61);
        String young = sent("sent", 59);
        retention.purge();
        assertThat(left(pending, sending, done, failed, young)).containsExactlyInAnyOrder(pending, sending, young);
        database.sql("delete from delivery where destination = 'nowhere'").update();
    }

    @Test
    void afterwardsTheControlIdIsFree() {
        String text = Feed.admission(fresh("MC-"), fresh("M")).replace("PASHUB", "SHORT");
        String uuid = feed.post(text).uuid();
        assertThat(feed.post(text).code()).isEqualTo("AR");
        feed.reader()
                .patch("/dhos/v1/message/" + uuid, Map.of("is_processed", true))
                .expect(204);
        aged(uuid, 31);
        retention.purge();
        assertThat(feed.post(text).code()).isEqualTo("AA");
    }

    @Test
    void whatCouldNotBeReadBelongsToTheDefault() {
        String uuid = feed.postBase64(Feed.base64("SHORT".getBytes(StandardCharsets.US_ASCII)))
                .expect(400)
                .json()
                .path("uuid")
                .asString();
        aged(uuid, 4000);
        retention.purge();
        assertThat(left(uuid)).hasSize(1);
    }

    @Test
    void manyBatchesAndSeveralReplicasAtOnceDeleteEverythingOnce() throws Exception {
        String template = refused("SHORT", 31);
        String kept = accepted("SHORT", 400, false);
        String base = template.substring(0, 31);
        database.sql("""
                        insert into hl7_message (uuid, created, created_by_, modified, modified_by_, version, content,
                            src_description, dst_description, is_processed, state, sender, profile, ack)
                        select :base || '-' || number, created, created_by_, modified, modified_by_, version, content,
                            src_description, dst_description, is_processed, state, sender, profile, ack
                        from hl7_message, generate_series(1000, 2600) as number where uuid = :uuid
                        """).param("base", base).param("uuid", template).update();
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(index -> replicas.submit(retention::purge))
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }
        retention.purge();
        assertThat(database.sql("select count(*) from hl7_message where uuid like ?")
                        .param(base + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(left(kept)).hasSize(1);
    }
}
