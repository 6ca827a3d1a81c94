package health.polaris.eventbus.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.TestServices;
import health.polaris.common.security.Caller;
import health.polaris.common.security.IssuerKind;
import health.polaris.common.security.Revocations;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.publish.EventOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is told over the bus holds for the tokens that it means, and for no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevocationTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:07.300Z");
    private static final Duration DAY = Duration.ofHours(24);

    private ConfigurableApplicationContext context;
    private Revocations revocations = Revocations.NONE;

    /** Of an id that no other test has. */
    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @BeforeAll
    void start() {
        context = MessagingContext.start(
                TestServices.broker(),
                TestServices.freshDatabase(),
                Map.of(
                        "polaris.messaging.revocations",
                        "telemetry-revocations",
                        "spring.flyway.locations",
                        "classpath:db/messaging,classpath:db/revocation"));
        revocations = context.getBean(Revocations.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    private void tell(TokensRevoked revoked) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> context.getBean(EventOutbox.class).publish(revoked));
    }

    private boolean isVoid(String claim, Object id, @Nullable Instant issuedAt) {
        return revocations.cover(new Caller(IssuerKind.INTERNAL, Set.of(), Map.of(claim, id)), issuedAt);
    }

    @Test
    void voidsWhatWasIssuedBeforeAndNothingAfterwards() {
        String id = fresh();
        assertThat(isVoid("device_id", id, NOW.minusSeconds(60))).isFalse();
        tell(TokensRevoked.ofDevice(id, NOW));
        await().until(() -> isVoid("device_id", id, NOW.minusSeconds(60)));
        assertThat(isVoid("device_id", id, Instant.parse("2026-11-30T12:00:07Z")))
                .isTrue();
        assertThat(isVoid("device_id", id, Instant.parse("2026-11-30T12:00:08Z")))
                .isFalse();
        assertThat(isVoid("device_id", id, null)).isTrue();
        assertThat(isVoid("device_id", List.of(fresh(), id), NOW)).isTrue();
        assertThat(isVoid("referring_device_id", id, NOW)).isTrue();
        assertThat(isVoid("patient_id", id, NOW)).isFalse();
        assertThat(isVoid("device_id", fresh(), NOW)).isFalse();
    }

    @Test
    void barsAClinicianUntilReadmittedAndRevivesNoToken() {
        String id = fresh();
        Instant later = NOW.plus(DAY);
        tell(TokensRevoked.barring(id, NOW, NOW));
        await().until(() -> isVoid("clinician_id", id, later));
        tell(TokensRevoked.ofClinician(id, NOW.plusSeconds(5)));
        await().until(() -> issuedUntil(id).equals(NOW.plusSeconds(5)));
        assertThat(isVoid("clinician_id", id, later)).isTrue();

        tell(TokensRevoked.readmitting(id, NOW.plusSeconds(9)));
        await().until(() -> !isVoid("clinician_id", id, later));
        assertThat(isVoid("clinician_id", id, NOW)).isTrue();

        tell(TokensRevoked.barring(id, NOW, NOW));
        tell(TokensRevoked.ofClinician(id, NOW.plusSeconds(6)));
        await().until(() -> issuedUntil(id).equals(NOW.plusSeconds(6)));
        assertThat(isVoid("clinician_id", id, later)).isFalse();

        tell(TokensRevoked.barring(id, NOW, NOW.plusSeconds(9).plus(1, ChronoUnit.MICROS)));
        await().until(() -> isVoid("clinician_id", id, later));
        tell(TokensRevoked.readmitting(id, NOW.plusSeconds(9)));
        tell(TokensRevoked.ofClinician(id, NOW.plusSeconds(7)));
        await().until(() -> issuedUntil(id).equals(NOW.plusSeconds(7)));
        assertThat(isVoid("clinician_id", id, later)).isTrue();
    }

    private Instant issuedUntil(String id) {
        return context.getBean(JdbcClient.class)
                .sql("select issued_until from revoked_token_holder where id = ?")
                .param(id)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Another replica, which the broker gave nothing. */
    @Test
    void isFoundInTheDatabaseByEveryReplica() {
        String id = fresh();
        KnownRevocations other = new KnownRevocations(context.getBean(RevocationTable.class));
        tell(TokensRevoked.ofPatient(id, NOW));
        Caller patient = new Caller(IssuerKind.INTERNAL, Set.of(), Map.of("patient_id", id));
        await().until(() -> {
            other.lookAgain();
            return other.cover(patient, NOW);
        });
        assertThat(context.getBean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks())
                .extracting(Object::toString)
                .anySatisfy(task -> assertThat(task).contains("KnownRevocations.lookAgain"))
                .anySatisfy(task -> assertThat(task).contains("KnownRevocations.purge"));
    }

    @Test
    void forgetsWhoseTokensHaveEndedUnlessTheyAreBarred() {
        String ended = fresh();
        String alive = fresh();
        String barred = fresh();
        String readmitted = fresh();
        Instant now = Instant.now();
        RevocationTable table = context.getBean(RevocationTable.class);
        table.add(TokensRevoked.ofClinician(ended, now.minus(DAY).minusSeconds(60)));
        table.add(TokensRevoked.ofClinician(alive, now.minus(DAY).plusSeconds(60)));
        table.add(TokensRevoked.barring(barred, now.minus(DAY).minusSeconds(60), now));
        table.add(TokensRevoked.barring(readmitted, now.minus(DAY).minusSeconds(60), now));
        table.add(TokensRevoked.readmitting(readmitted, now.plusSeconds(1)));
        KnownRevocations known = new KnownRevocations(table);
        known.purge();
        KnownRevocations fromTheStart = new KnownRevocations(table);
        fromTheStart.start();
        for (KnownRevocations each : List.of(known, fromTheStart)) {
            assertThat(List.of(ended, alive, barred))
                    .filteredOn(id -> each.cover(
                            new Caller(IssuerKind.INTERNAL, Set.of(), Map.of("clinician_id", id)), Instant.EPOCH))
                    .containsExactly(alive, barred);
        }
        table.add(TokensRevoked.barring(readmitted, NOW, now));
        assertThat(isVoid("clinician_id", readmitted, now)).isFalse();
    }
}
