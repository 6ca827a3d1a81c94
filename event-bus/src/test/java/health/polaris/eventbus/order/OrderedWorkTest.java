package health.polaris.eventbus.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final OrderedWork work = new OrderedWork(ready::add);
    private final List<String> done = new ArrayList<>();

    private void add(String name, String... identifiers) {
        work.add(Set.of(identifiers), () -> done.add(name));
    }

    private void runReady() {
        List<Runnable> now = List.copyOf(ready);
        ready.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void startsStrangersAtOnce() {
        add("first", "mrn:1");
        add("second", "mrn:2");
        add("third");

        runReady();

        assertThat(done).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void waitsForEarlierOnesThatShareAnyIdentifier() {
        add("first", "mrn:1", "nhs:1");
        add("second", "mrn:2");
        add("merge of both", "mrn:1", "mrn:2");
        add("after the merge", "nhs:1", "mrn:2");

        runReady();
        assertThat(done).containsExactly("first", "second");
        runReady();
        assertThat(done).containsExactly("first", "second", "merge of both");
        runReady();
        assertThat(done).endsWith("after the merge");
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        work.add(Set.of("mrn:1"), () -> {
            throw new IllegalStateException("broken");
        });
        add("next", "mrn:1");

        org.assertj.core.api.Assertions.assertThatThrownBy(this::runReady).isInstanceOf(IllegalStateException.class);
        runReady();

        assertThat(done).containsExactly("next");
        assertThat(work.unfinished()).isZero();
    }

    @Test
    void keepsTheOrderOfEveryIdentifierUnderLoad() throws Exception {
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        Random random = new Random(7);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderedWork busy = new OrderedWork(threads);
            for (int i = 0; i < 5_000; i++) {
                int number = i;
                Set<String> identifiers = Set.copyOf(List.of("a" + random.nextInt(40), "b" + random.nextInt(40)));
                busy.add(
                        identifiers,
                        () -> identifiers.forEach(
                                each -> seen.computeIfAbsent(each, key -> new CopyOnWriteArrayList<>())
                                        .add(number)));
            }
            assertThat(busy.awaitDone(Duration.ofSeconds(20))).isTrue();
        }

        assertThat(seen).hasSize(80);
        assertThat(seen.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
    }
}
