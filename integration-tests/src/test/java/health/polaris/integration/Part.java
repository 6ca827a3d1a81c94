package health.polaris.integration;

/** A program of the installation that can be taken away without warning and brought back. */
public interface Part {

    /** Takes it away at once: {@code kill -9}, {@code docker kill}. */
    void kill();

    /** Brings it back without waiting. */
    void launch();

    /** Waits until it answers. */
    void awaitReady();

    /** The power is back at once. */
    default void killAndRestart() {
        kill();
        launch();
    }
}
