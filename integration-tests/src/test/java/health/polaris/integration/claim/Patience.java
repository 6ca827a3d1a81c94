package health.polaris.integration.claim;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** With services that are killed while they are asked. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private Patience() {}

    /** What it says, or the other while nobody answers. */
    static <T> T or(T otherwise, Supplier<T> question) {
        try {
            return question.get();
        } catch (UncheckedIOException | AssertionError away) {
            return otherwise;
        }
    }

    /** Asks again until somebody answers. */
    static <T> T until(String what, Supplier<T> question) {
        return untilThere(what, () -> Optional.of(question.get()));
    }

    /** Asks again until somebody answers, and has something to say. */
    static <T> T untilThere(String what, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Optional<T> answer = or(Optional.empty(), question);
        while (answer.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = or(Optional.empty(), question);
        }
        return answer.orElseThrow(() -> new IllegalStateException(what + ": no answer within " + LONGEST));
    }
}
