package health.polaris.telemetry.installation;

/**
 * The latest installation of somebody, or {@code {}}: to have none is not an error.
 *
 * @param <R> an installation as responses show it
 */
public interface LatestInstallation<R extends LatestInstallation<R>> {

    /** {@code {}} */
    record None<R extends LatestInstallation<R>>() implements LatestInstallation<R> {}
}
