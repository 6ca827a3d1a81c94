package health.polaris.integration.claim;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** With services that are killed while they are asked. */
final class Patience {

    private Patience() {}

    /** What it says, or the other while nobody answers. */
    static <T> T or(T otherwise, Supplier<T> question) {
        try {
            return question.get();
        } catch (UncheckedIOException | AssertionError away) {
            return otherwise;
        }
    }
}
