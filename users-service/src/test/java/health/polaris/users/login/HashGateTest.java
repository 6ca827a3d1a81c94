package health.polaris.users.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HashGateTest {

    @Test
    void answers503WhenThereIsNoRoomInTimeAndThenHasRoomAgain() throws Exception {
        HashGate gate = new HashGate(1, Duration.ofMillis(50));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> gate.hashing(() -> {
                inside.countDown();
                await(leave);
                return "first";
            }));
            await(inside);
            assertThatThrownBy(() -> gate.hashing(() -> "second"))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            leave.countDown();
            assertThat(first.get()).isEqualTo("first");
        }
        assertThat(gate.hashing(() -> "third")).isEqualTo("third");
    }

    @Test
    void givesItsRoomBackAfterAFailure() {
        HashGate gate = new HashGate(1, Duration.ZERO);
        assertThatThrownBy(() -> gate.hashing(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(gate.hashing(() -> "next")).isEqualTo("next");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
