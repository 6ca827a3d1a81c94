package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.PolarisService;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No service starts without what it needs, and it says all that is missing at once. */
class MissingSettingsTest {

    private static final String OF_ALL =
            "DATABASE_HOST, DATABASE_NAME, DATABASE_PASSWORD, DATABASE_USER, HS_KEY, PROXY_URL";
    private static final String OF_THE_BROKER = "RABBITMQ_HOST, RABBITMQ_PASSWORD, RABBITMQ_USERNAME";

    @ParameterizedTest
    @EnumSource
    void namesAllThatAServiceCannotDoWithout(StackService service) {
        String needed = switch (service) {
            case CONNECTOR -> String.join(", ", OF_ALL, OF_THE_BROKER, "SERVER_TIMEZONE");
            default -> String.join(", ", OF_ALL, OF_THE_BROKER);
        };

        assertThatThrownBy(() -> start(service, Map.of())).hasStackTraceContaining("Missing settings: " + needed + ".");
    }

    static Stream<Arguments> environments() {
        return Stream.of("PRODUCTION", "STAGING", "TEST", "DEMO", "TRAINING")
                .flatMap(environment ->
                        Stream.of(StackService.values()).map(service -> Arguments.of(service, environment)));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void namesTheOneThatIsMissingInEveryEnvironment(StackService service, String environment) {
        Map<String, String> variables = new HashMap<>();
        Stream.of(OF_ALL, OF_THE_BROKER, "SERVER_TIMEZONE")
                .flatMap(names -> Stream.of(names.split(", ")))
                .forEach(name -> variables.put(name, "given"));
        variables.remove("HS_KEY");
        variables.put("ENVIRONMENT", environment);

        assertThatThrownBy(() -> start(service, variables)).hasStackTraceContaining("Missing settings: HS_KEY.");
    }

    private static void start(StackService service, Map<String, String> variables) {
        PolarisService.named(service.shortName(), service.application(), variables)
                .run("--server.port=0")
                .close();
    }
}
