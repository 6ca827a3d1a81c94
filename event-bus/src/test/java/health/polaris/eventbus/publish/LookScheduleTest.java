package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookScheduleTest {

    private final LookSchedule looks = new LookSchedule();
    private final long now = System.nanoTime();

    private long in(int millis) {
        return now + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void looksOnceASecondWhenNothingIsAnnounced() {
        assertThat(looks.isDue(now)).isTrue();
        looks.looked(false, false, now);
        assertThat(looks.isDue(in(999))).isFalse();
        assertThat(looks.isDue(in(1000))).isTrue();
    }

    @Test
    void looksAtOnceWhenSomethingIsAnnouncedOrThePageWasFull() {
        looks.looked(false, false, now);
        looks.announce();
        assertThat(looks.isDue(now)).isTrue();
        looks.looked(true, true, now);
        assertThat(looks.isDue(now)).isTrue();
        looks.looked(true, false, now);
        assertThat(looks.isDue(now)).isFalse();
    }

    @Test
    void looksMoreOftenWhileAnotherReplicaPublishes() {
        looks.looked(false, false, now);
        looks.looked(true, false, now);
        assertThat(looks.untilNext(now)).isEqualTo(Duration.ofMillis(20));
        looks.looked(false, false, now);
        assertThat(looks.untilNext(now)).isEqualTo(Duration.ofMillis(40));
        for (int i = 0; i < 10; i++) {
            looks.looked(false, false, now);
        }
        assertThat(looks.untilNext(now)).isEqualTo(Duration.ofSeconds(1));
    }
}
