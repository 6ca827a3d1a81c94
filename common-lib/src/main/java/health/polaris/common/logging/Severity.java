package health.polaris.common.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The platform's words for levels: {@code DEBUG}, {@code INFO}, {@code WARNING}, {@code ERROR}, {@code CRITICAL}. */
public final class Severity {

    /** Marks an error that somebody should look at now: a request that ended in 5xx, a consumer that stopped. */
    public static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

    private Severity() {}

    static String of(ILoggingEvent event) {
        boolean critical =
                event.getMarkerList() != null && event.getMarkerList().contains(CRITICAL);
        if (critical) {
            return "CRITICAL";
        }
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> "ERROR";
            case Level.WARN_INT -> "WARNING";
            case Level.INFO_INT -> "INFO";
            default -> "DEBUG";
        };
    }
}
