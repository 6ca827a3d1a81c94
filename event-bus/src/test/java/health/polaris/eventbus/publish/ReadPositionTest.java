package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadPositionTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ReadPosition position = new ReadPosition(0);

    @Test
    void beginsAtTheFrontAndLooksThereAgainFromTimeToTime() {
        assertThat(position.from(0)).isEqualTo(ReadPosition.FRONT);
        position.read(List.of(7L, 8L), false, 0);
        assertThat(position.from(SECOND)).isEqualTo(8);
        assertThat(position.from(15 * SECOND)).isEqualTo(ReadPosition.FRONT);
        assertThat(position.from(15 * SECOND)).isEqualTo(8);
    }

    @Test
    void asksForLeftOutIdsForAMinute() {
        position.read(List.of(1L, 2L, 5L), false, 0);
        assertThat(position.missing(59 * SECOND)).containsExactly(3L, 4L);
        position.read(List.of(4L), false, 59 * SECOND);
        assertThat(position.missing(59 * SECOND)).containsExactly(3L);
        assertThat(position.missing(61 * SECOND)).isEmpty();
    }

    @Test
    void takesIdsBeforeTheFirstForThoseOfTransactionsThatAreStillOpen() {
        position.read(List.of(1000L), false, 0);
        assertThat(position.missing(0)).hasSize(50).contains(999L, 950L);
    }

    @Test
    void remembersNoMoreThanSomeThousands() {
        position.read(List.of(1L, 1_000_000L), false, 0);
        assertThat(position.missing(0)).hasSize(10_000);
    }

    @Test
    void readsAgainFromAnEventOn() {
        position.from(0);
        position.read(List.of(1L, 3L, 5L), false, 0);
        position.backTo(3);
        assertThat(position.from(SECOND)).isEqualTo(2);
        assertThat(position.missing(0)).containsExactly(2L);
    }

    @Test
    void goesOnBehindAFullPageFromTheFront() {
        position.from(0);
        position.read(List.of(100L), false, 0);
        position.read(List.of(-3L, -2L), true, 0);
        assertThat(position.from(SECOND)).isEqualTo(-2);
    }
}
