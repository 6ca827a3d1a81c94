package health.polaris.common.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** contracts/platform.md §12. */
class LogFormatTest {

    private final JsonLogFormat json = new JsonLogFormat("users-service");

    @Test
    void writesOneObjectPerLineWithItsExtraFieldsFirst() {
        LoggingEvent event = event(Level.INFO, null);
        event.addKeyValuePair(new KeyValuePair("httpRequest", Map.of("status", 200)));
        event.setMDCPropertyMap(Map.of("requestID", "r-1", "X-Client", "app", "other", "not shown"));

        String line = json.format(event);

        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode object = JsonMapper.shared().readTree(line);
        assertThat(object.propertyNames())
                .containsExactly(
                        "httpRequest",
                        "timestamp",
                        "service",
                        "message",
                        "severity",
                        "pathname",
                        "lineno",
                        "requestID",
                        "X-Client");
        assertThat(object.path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(object.path("service").asString()).isEqualTo("users-service");
        assertThat(object.path("message").asString()).isEqualTo("line one\nline 2 \"quoted\"");
        assertThat(object.path("lineno").isInt()).isTrue();
        assertThat(object.path("requestID").asString()).isEqualTo("r-1");
    }

    @Test
    void saysNullOutsideARequest() {
        JsonNode object = JsonMapper.shared().readTree(json.format(event(Level.INFO, null)));

        assertThat(object.has("requestID")).isTrue();
        assertThat(object.path("requestID").isNull()).isTrue();
        assertThat(object.has("exc_info")).isFalse();
        assertThat(object.has("X-Client")).isFalse();
    }

    @Test
    void writesTheStackTraceOfAnException() {
        JsonNode object =
                JsonMapper.shared().readTree(json.format(event(Level.ERROR, new IllegalStateException("why"))));

        assertThat(object.path("exc_info").asString()).contains("IllegalStateException: why", "LogFormatTest");
    }

    @ParameterizedTest
    @CsvSource({"DEBUG, DEBUG", "TRACE, DEBUG", "INFO, INFO", "WARN, WARNING", "ERROR, ERROR"})
    void namesLevelsAsThePlatformDoes(String level, String severity) {
        assertThat(Severity.of(event(Level.toLevel(level), null))).isEqualTo(severity);
    }

    @Test
    void namesWhatSomebodyShouldLookAtNowCritical() {
        LoggingEvent event = event(Level.ERROR, null);
        event.addMarker(Severity.CRITICAL);

        assertThat(Severity.of(event)).isEqualTo("CRITICAL");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, logging.pattern.console",
        "PLAIN, logging.pattern.console",
        "colour, logging.pattern.console",
        "Color, logging.pattern.console",
        "json, logging.structured.format.console",
        "xml, logging.structured.format.console",
    })
    void choosesTheFormatByItsName(String format, String setting) {
        assertThat(settings("polaris.logging.format", format).getProperty(setting))
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "debug, DEBUG, INFO",
        "WARNING, WARN, WARN",
        "WARN, WARN, WARN",
        "ERROR, ERROR, ERROR",
        "INFO, INFO, INFO"
    })
    void choosesTheLevelByItsNameAndKeepsLibrariesFromQuotingRequests(String level, String ours, String libraries) {
        MockEnvironment environment = settings("polaris.logging.level", level);
        assertThat(environment.getProperty("logging.level.health.polaris")).isEqualTo(ours);
        assertThat(environment.getProperty("logging.level.root")).isEqualTo(libraries);
    }

    @Test
    void writesJsonFromInfoOnWhenNothingIsSaid() {
        MockEnvironment environment = new MockEnvironment();
        new LogFormatPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("logging.structured.format.console")).isNotBlank();
        assertThat(environment.getProperty("logging.level.root")).isEqualTo("INFO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "colour"})
    void letsNobodyForgeALineByARequestId(String format) {
        String pattern = settings("polaris.logging.format", format).getRequiredProperty("logging.pattern.console");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern.replaceAll("%clr\\(([^)]*)\\)(\\{\\w+})?", "$1"));
        layout.start();
        LoggingEvent event = event(Level.INFO, null);
        event.setMDCPropertyMap(Map.of("requestID", "a] in Login:7: Somebody logged in [b"));

        String line = layout.doLayout(event);

        assertThat(line).contains("[a__in_Login:7:_Somebody_logged_in__b]").contains("line one line 2");
        assertThat(line.lines()).hasSize(1);
    }

    private static MockEnvironment settings(String name, String value) {
        MockEnvironment environment = new MockEnvironment().withProperty(name, value);
        new LogFormatPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static LoggingEvent event(Level level, @Nullable Throwable failure) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LoggingEvent event = new LoggingEvent(
                "caller",
                context.getLogger("health.polaris.Some"),
                level,
                "line one\nline 2 {}",
                failure,
                new Object[] {"\"quoted\""});
        return event;
    }
}
