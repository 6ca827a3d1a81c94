package health.polaris.backing;

/** Closes what can fail at it, for callers that could do nothing about it. */
public final class Closing {

    private Closing() {}

    /** @throws IllegalStateException when it fails */
    public static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("%s cannot be closed".formatted(open), failure);
        }
    }
}
