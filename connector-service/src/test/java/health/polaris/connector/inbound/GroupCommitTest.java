package health.polaris.connector.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final GroupCommit<Integer, Integer> group = new GroupCommit<>(
            new GroupCommit.Bounds<>(3, 100, Integer::longValue),
            this::doubled,
            failure -> failure instanceof IllegalStateException);

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void whoIsAloneDoesItAtOnce() {
        firstMayEnd.countDown();

        assertThat(group.submit(4)).isEqualTo(8);
        assertThat(group.submit(5)).isEqualTo(10);
        assertThat(batches).containsExactly(List.of(4), List.of(5));
    }

    @Test
    void whatComesMeanwhileIsDoneTogetherInItsOrderWithinTheBound() {
        List<CompletableFuture<Integer>> results = submitOneAfterAnother(1, 2, 3, 4, 5);

        assertThat(results).extracting(CompletableFuture::join).containsExactly(2, 4, 6, 8, 10);
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void whatIsHeavyIsDoneWithFewOthersOrAlone() {
        List<CompletableFuture<Integer>> results = submitOneAfterAnother(1, 60, 50, 700, 2);

        assertThat(results).extracting(CompletableFuture::join).containsExactly(2, 120, 100, 1400, 4);
        assertThat(batches).containsExactly(List.of(1), List.of(60), List.of(50), List.of(700), List.of(2));
    }

    @Test
    void oneThatFailsNeverTakesItsNeighboursWithIt() {
        List<CompletableFuture<Integer>> results = submitOneAfterAnother(1, 2, -3, 4);

        assertThat(results.get(1).join()).isEqualTo(4);
        assertThat(results.get(3).join()).isEqualTo(8);
        assertThatThrownBy(results.get(2)::join).hasRootCauseMessage("-3 is negative");
        assertThat(batches).containsExactly(List.of(1), List.of(2, -3, 4), List.of(2), List.of(-3), List.of(4));
    }

    @Test
    void aFailureThatConcernsAllIsMetOnce() {
        List<CompletableFuture<Integer>> results = submitOneAfterAnother(1, 2, -1000, 4);

        for (int i = 1; i < 4; i++) {
            assertThatThrownBy(results.get(i)::join).hasRootCauseMessage("nobody can");
        }
        assertThat(batches).containsExactly(List.of(1), List.of(2, -1000, 4));
    }

    @Test
    void nothingIsForgottenWhenManyWantAtOnce() {
        firstMayEnd.countDown();

        List<CompletableFuture<Integer>> results = IntStream.rangeClosed(1, 2000)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> group.submit(number), threads))
                .toList();

        assertThat(results)
                .extracting(CompletableFuture::join)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2000)
                        .mapToObj(number -> 2 * number)
                        .toList());
    }

    /** The first is being done while the others come. */
    private List<CompletableFuture<Integer>> submitOneAfterAnother(int... numbers) {
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        for (int number : numbers) {
            CountDownLatch submitted = new CountDownLatch(1);
            Thread[] thread = new Thread[1];
            results.add(CompletableFuture.supplyAsync(
                    () -> {
                        thread[0] = Thread.currentThread();
                        submitted.countDown();
                        return group.submit(number);
                    },
                    threads));
            await().until(() -> submitted.getCount() == 0 && thread[0].getState() == Thread.State.WAITING);
        }
        firstMayEnd.countDown();
        return results;
    }

    private List<Integer> doubled(List<Integer> numbers) {
        batches.add(numbers);
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (numbers.contains(-1000)) {
            throw new IllegalStateException("nobody can");
        }
        numbers.stream().filter(number -> number < 0).forEach(number -> {
            throw new IllegalArgumentException(number + " is negative");
        });
        return numbers.stream().map(number -> 2 * number).toList();
    }
}
