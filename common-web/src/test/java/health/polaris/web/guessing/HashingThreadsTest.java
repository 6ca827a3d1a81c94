package health.polaris.web.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HashingThreadsTest {

    @Test
    void answers503WhenThereIsNoRoomInTimeAndThenHasRoomAgain() throws Exception {
        HashingThreads hashing = new HashingThreads(1, Duration.ofMillis(50));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> hashing.compute("somebody", () -> {
                inside.countDown();
                await(leave);
                return "first";
            }));
            await(inside);
            assertThatThrownBy(() -> hashing.compute("somebody", () -> "second"))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            leave.countDown();
            assertThat(first.get()).isEqualTo("first");
        }
        assertThat(hashing.compute("somebody", () -> "third")).isEqualTo("third");
    }

    /** 400 connections without a token, and a real tablet. */
    @Test
    void letsAskersTakeTurns() throws Exception {
        HashingThreads hashing = new HashingThreads(1, Duration.ofSeconds(30));
        CountDownLatch leave = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch inside = new CountDownLatch(1);
            threads.submit(() -> hashing.compute("many", () -> {
                inside.countDown();
                await(leave);
                return order.add("many");
            }));
            await(inside);
            for (int request = 0; request < 400; request++) {
                threads.submit(() -> hashing.compute("many", () -> order.add("many")));
            }
            Awaitility.await().until(() -> hashing.waiting() == 400);
            threads.submit(() -> hashing.compute("tablet", () -> order.add("tablet")));
            Awaitility.await().until(() -> hashing.waiting() == 401);
            leave.countDown();
        }

        assertThat(order).hasSize(402);
        assertThat(order.indexOf("tablet")).isLessThanOrEqualTo(2);
        assertThat(hashing.waiting()).isZero();
    }

    @Test
    void givesItsRoomBackAfterAFailure() {
        HashingThreads hashing = new HashingThreads(1, Duration.ZERO);
        assertThatThrownBy(() -> hashing.compute("somebody", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(hashing.compute("somebody", () -> "next")).isEqualTo("next");
    }

    /** A hash never parks, so on virtual threads a few would keep all others from running. */
    @Test
    void leavesTheCarriersOfVirtualThreadsFree() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        AtomicBoolean othersAreServed = new AtomicBoolean();
        try (HashingThreads hashing = new HashingThreads();
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch busy = new CountDownLatch(processors);
            List<Future<Boolean>> hashes = IntStream.range(0, processors)
                    .mapToObj(number -> requests.submit(() -> hashing.compute("somebody", () -> {
                        busy.countDown();
                        return spinUntil(othersAreServed);
                    })))
                    .toList();
            await(busy);
            requests.submit(() -> othersAreServed.set(true));
            for (Future<Boolean> hash : hashes) {
                assertThat(hash.get()).as("somebody else was served meanwhile").isTrue();
            }
        }
    }

    private static boolean spinUntil(AtomicBoolean flag) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!flag.get() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return flag.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
