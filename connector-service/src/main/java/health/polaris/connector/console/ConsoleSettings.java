package health.polaris.connector.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.console.*}.
 *
 * @param offered {@code CONSOLE}, whether there is a console at {@code /console/} ([what it shows](console.md))
 * @param connectorUrl {@code CONSOLE_CONNECTOR_URL}, where the console asks connector-service: itself, or whatever stands before
 *     it; empty: {@code http://localhost} at its own port
 */
@Validated
@ConfigurationProperties("polaris.console")
record ConsoleSettings(
        @DefaultValue("true") boolean offered,
        @DefaultValue("") String connectorUrl) {}
