package health.polaris.common.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * One JSON object per line: extra fields of the event first, then
 * {@code {"timestamp": "2027-03-09T16:02:11.904512Z", "service": "users-service", "message": …, "severity": "INFO",
 * "pathname": …, "lineno": 90, "requestID": …, "exc_info": …}}.
 */
public final class JsonLogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private final JsonWriter<ILoggingEvent> writer;

    /** @param environment of the service that logs */
    public JsonLogFormat(Environment environment) {
        this(environment.getProperty("spring.application.name"));
    }

    JsonLogFormat(@Nullable String service) {
        this.writer = JsonWriter.<ILoggingEvent>of(members -> {
                    members.from(ILoggingEvent::getKeyValuePairs)
                            .whenNotNull()
                            .usingExtractedPairs(
                                    (pairs, pair) -> pairs.forEach(pair),
                                    (KeyValuePair pair) -> pair.key,
                                    (KeyValuePair pair) -> pair.value);
                    members.add("timestamp", event -> UTC.format(event.getInstant()));
                    members.add("service", service).whenNotNull();
                    members.add("message", ILoggingEvent::getFormattedMessage);
                    members.add("severity", Severity::of);
                    members.add("pathname", ILoggingEvent::getLoggerName);
                    members.add("lineno", JsonLogFormat::line);
                    members.add("requestID", event -> context(event, "requestID"));
                    members.add("traceID", event -> context(event, "traceId")).whenNotNull();
                    members.add("X-Client", event -> context(event, "X-Client")).whenNotNull();
                    members.add("X-Version", event -> context(event, "X-Version"))
                            .whenNotNull();
                    members.add("exc_info", JsonLogFormat::stackTrace).whenNotNull();
                })
                .withNewLineAtEnd();
    }

    @Override
    public String format(ILoggingEvent event) {
        return writer.writeToString(event);
    }

    private static int line(ILoggingEvent event) {
        StackTraceElement[] callers = event.getCallerData();
        return callers == null || callers.length == 0 ? 0 : callers[0].getLineNumber();
    }

    private static @Nullable String context(ILoggingEvent event, String key) {
        Map<String, String> context = event.getMDCPropertyMap();
        return context == null ? null : context.get(key);
    }

    private static @Nullable String stackTrace(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? null : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
