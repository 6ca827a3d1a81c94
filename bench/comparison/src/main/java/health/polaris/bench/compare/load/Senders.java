package health.polaris.bench.compare.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on several threads; the first failure is everybody's. */
final class Senders {

    private Senders() {}

    static void run(int count, Runnable work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(work));
            }
            await(running, threads);
        }
    }

    static void await(Collection<Future<?>> running, ExecutorService threads) {
        try {
            for (Future<?> sender : running) {
                sender.get();
            }
        } catch (ExecutionException failed) {
            threads.shutdownNow();
            throw new IllegalStateException(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
