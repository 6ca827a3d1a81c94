package health.polaris.integration;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that meet two replicas at one moment. */
final class AtOnce {

    private AtOnce() {}

    interface Call {
        Answer at(Api replica);
    }

    /** Every other at the other replica; the answers in the order of the calls. */
    static List<Answer> call(int times, List<Api> both, IntFunction<Call> calls) throws InterruptedException {
        ConcurrentHashMap<Integer, Answer> answers = new ConcurrentHashMap<>();
        List<Thread> threads = IntStream.range(0, times)
                .mapToObj(number -> Thread.ofVirtual()
                        .start(() -> answers.put(number, calls.apply(number).at(both.get(number % 2)))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return IntStream.range(0, times).mapToObj(answers::get).toList();
    }
}
