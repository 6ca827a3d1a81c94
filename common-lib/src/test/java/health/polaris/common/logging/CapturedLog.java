package health.polaris.common.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/** Every line that is logged while it is open. */
public final class CapturedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    public CapturedLog() {
        lines.setContext(root.getLoggerContext());
        lines.start();
        root.addAppender(lines);
    }

    /** As {@code LOG_FORMAT=json} prints them. */
    public List<String> json() {
        JsonLogFormat format = new JsonLogFormat("probe-service");
        return List.copyOf(lines.list).stream().map(format::format).toList();
    }

    /** The access line of a request that was just answered; it is written after the answer. */
    public String accessLine(String containing) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> json().stream()
                                .filter(line -> line.contains("httpRequest") && line.contains(containing))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    public List<ILoggingEvent> events() {
        return List.copyOf(lines.list);
    }

    @Override
    public void close() {
        root.detachAppender(lines);
    }
}
