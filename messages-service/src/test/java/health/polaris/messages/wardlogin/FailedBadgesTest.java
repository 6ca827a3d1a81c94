package health.polaris.messages.wardlogin;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.error.ApiException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedBadgesTest {

    private Instant now = Instant.parse("2027-03-09T16:02:11Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FailedBadges failed = new FailedBadges(
            new Clock() {
                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            meters);

    @Test
    void countsDifferentBadges() {
        for (int time = 0; time < 100; time++) {
            failed.begin("tablet", "worn").failed();
        }
        assertThat(toWait("tablet")).isZero();

        guess(20);

        assertThat(toWait("tablet")).isEqualTo(Duration.ofSeconds(1));
        assertThat(toWait("other tablet")).isZero();
    }

    @Test
    void badgesShownAtTheSameMomentGainNothing() {
        List<FailedBadges.Attempt> begun = IntStream.rangeClosed(1, 21)
                .mapToObj(badge -> failed.begin("tablet", "guess " + badge))
                .toList();

        assertThat(toWait("tablet")).isEqualTo(Duration.ofSeconds(1));
        assertThat(meters.get("polaris.badge.failures").counter().count()).isZero();

        begun.getFirst().succeeded();
        assertThat(toWait("tablet")).isZero();
    }

    @Test
    void whatWasNotDecidedIsAsItWasBefore() {
        guess(21);
        now = now.plusSeconds(2);

        failed.begin("tablet", "guess 7").doesNotCount();
        failed.begin("tablet", "another").doesNotCount();

        assertThat(toWait("tablet")).isZero();
        assertThat(meters.get("polaris.badge.failures.distinct").gauge().value())
                .isEqualTo(21);
    }

    /** {@code Aa} and {@code BB} have the same hash code, and so has whatever is put together of them. */
    @Test
    void tellsBadgesApartWhoseHashCodesAreTheSame() {
        for (int bits = 0; bits < 21; bits++) {
            show(String.format("%5s", Integer.toBinaryString(bits))
                    .replace("1", "BB")
                    .replaceAll("[0 ]", "Aa"));
        }

        assertThat(toWait("tablet")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgivesTheBadgeAlone() {
        guess(22);
        now = now.plusSeconds(2);
        failed.begin("tablet", "good").succeeded();
        show("guess 22");
        assertThat(toWait("tablet")).isEqualTo(Duration.ofSeconds(2));

        now = now.plusSeconds(2);
        failed.begin("tablet", "guess 1").succeeded();
        now = now.plusSeconds(2);
        failed.begin("tablet", "guess 2").succeeded();
        show("guess 22");
        assertThat(toWait("tablet")).isZero();
    }

    @Test
    void waitsLongerForEachAndForgetsAfterAnHour() {
        guess(60);
        assertThat(toWait("tablet")).isEqualTo(Duration.ofSeconds(30));
        now = now.plusSeconds(31);
        assertThat(toWait("tablet")).isZero();

        now = now.plus(Duration.ofHours(1));
        assertThat(meters.get("polaris.badge.failures.distinct").gauge().value())
                .isZero();
    }

    @Test
    void measuresTheDeviceWithTheMost() {
        guess(7);

        assertThat(meters.get("polaris.badge.failures.distinct").gauge().value())
                .isEqualTo(7);
        assertThat(meters.get("polaris.badge.failures").counter().count()).isEqualTo(7);
    }

    private void guess(int badges) {
        for (int badge = 1; badge <= badges; badge++) {
            show("guess " + badge);
        }
    }

    /** As soon as the tablet may, and in vain. */
    private void show(String badge) {
        now = now.plus(toWait("tablet"));
        failed.begin("tablet", badge).failed();
    }

    /** How long the tablet has to wait before it may show another badge. */
    private Duration toWait(String device) {
        try {
            failed.begin(device, "looking").doesNotCount();
            return Duration.ZERO;
        } catch (ApiException tooMany) {
            return Objects.requireNonNull(tooMany.retryAfter());
        }
    }
}
