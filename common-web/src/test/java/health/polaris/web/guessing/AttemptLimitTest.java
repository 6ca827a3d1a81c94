package health.polaris.web.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.polaris.common.error.ApiException;
import health.polaris.common.probe.HandMovedClock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {

    private final HandMovedClock clock = new HandMovedClock();
    private final AttemptLimit limit = new AttemptLimit(clock, 20);

    private void failTwentyTimes(String key) {
        for (int failure = 0; failure < 20; failure++) {
            limit.begin(key).orTooMany();
        }
    }

    private Duration waitOf(String key) {
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> limit.begin(key).orTooMany());
        return Objects.requireNonNull(refusal.retryAfter());
    }

    @Test
    void waitsDoubleUpToHalfAMinuteAndNoLonger() {
        failTwentyTimes("a");
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            limit.begin("a").orTooMany();
            assertThat(waitOf("a")).isEqualTo(Duration.ofSeconds(seconds));
            clock.move(Duration.ofSeconds(seconds));
        }
        limit.begin("b").orTooMany();
    }

    @Test
    void aSuccessStartsAnew() {
        failTwentyTimes("a");
        limit.begin("a").orTooMany().succeeded();
        failTwentyTimes("a");
        limit.begin("a").orTooMany();
        assertThatThrownBy(() -> limit.begin("a").orTooMany()).isInstanceOf(ApiException.class);
    }

    @Test
    void whatDoesNotCountIsTakenBack() {
        failTwentyTimes("a");
        limit.begin("a").orTooMany().doesNotCount();
        clock.move(Duration.ofSeconds(1));
        limit.begin("a").orTooMany();
        assertThat(waitOf("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theLongestQuietIsForgottenFirst() {
        failTwentyTimes("a");
        limit.begin("a").orTooMany();
        for (int other = 0; other < 10_000; other++) {
            limit.begin("other-" + other).orTooMany();
        }
        limit.begin("a").orTooMany();
    }

    @Test
    void countsUnderEachOfItsKeysAndWaitsForTheLongest() {
        AttemptLimit byNameAndAddress = new AttemptLimit(clock, Duration.ofSeconds(30), 1, 3);
        byNameAndAddress.begin("amina", "10.0.0.7").orTooMany();
        byNameAndAddress.begin("amina", "10.0.0.7").orTooMany();
        assertThat(byNameAndAddress.begin("amina", "10.0.0.8").toWait()).isEqualTo(Duration.ofSeconds(1));
        byNameAndAddress.begin("jonas", "10.0.0.7").orTooMany();
        byNameAndAddress.begin("mary", "10.0.0.7").orTooMany();
        clock.move(Duration.ofMillis(500));
        assertThat(byNameAndAddress.begin("ruth", "10.0.0.7").toWait())
                .as("of the address")
                .isEqualTo(Duration.ofMillis(500));
        byNameAndAddress.begin("ruth", "10.0.0.8").orTooMany();
    }

    @Test
    void aRefusedAttemptIsNotCounted() {
        failTwentyTimes("a");
        limit.begin("a").orTooMany();
        limit.begin("a");
        limit.begin("a");
        clock.move(Duration.ofSeconds(1));
        limit.begin("a").orTooMany();
        assertThat(waitOf("a")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void manyAtOnceGetNoMoreThanTheFreeOnes() throws Exception {
        AtomicInteger admitted = new AtomicInteger();
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int guesser = 0; guesser < 100; guesser++) {
                guessers.submit(() -> {
                    if (limit.begin("a").toWait().isZero()) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(admitted).hasValue(21);
    }
}
