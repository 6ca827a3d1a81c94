package health.polaris.messages.wardlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
            failed.failed("tablet", "worn");
        }
        assertThat(failed.toWait("tablet")).isZero();

        guess(20);

        assertThat(failed.toWait("tablet")).isEqualTo(Duration.ofSeconds(1));
        assertThat(failed.toWait("other tablet")).isZero();
    }

    /** {@code Aa} and {@code BB} have the same hash code, and so has whatever is put together of them. */
    @Test
    void tellsBadgesApartWhoseHashCodesAreTheSame() {
        for (int bits = 0; bits < 21; bits++) {
            failed.failed(
                    "tablet",
                    String.format("%5s", Integer.toBinaryString(bits))
                            .replace("1", "BB")
                            .replaceAll("[0 ]", "Aa"));
        }

        assertThat(failed.toWait("tablet")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgivesTheBadgeAlone() {
        guess(22);
        failed.succeeded("tablet", "good");
        assertThat(failed.toWait("tablet")).isEqualTo(Duration.ofSeconds(2));

        failed.succeeded("tablet", "guess 1");
        failed.succeeded("tablet", "guess 2");
        assertThat(failed.toWait("tablet")).isZero();
    }

    @Test
    void waitsLongerForEachAndForgetsAfterAnHour() {
        guess(60);
        assertThat(failed.toWait("tablet")).isEqualTo(Duration.ofSeconds(30));
        now = now.plusSeconds(31);
        assertThat(failed.toWait("tablet")).isZero();

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
            failed.failed("tablet", "guess " + badge);
        }
    }
}
