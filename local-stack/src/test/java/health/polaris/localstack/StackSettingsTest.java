package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {

    private static final PostgresAddress POSTGRES = new PostgresAddress("127.0.0.1", 54320, "polaris", "postgres", "p");
    private static final BrokerAddress BROKER = new BrokerAddress("127.0.0.1", 56720, "polaris", "b", "/");
    private static final KeptSettings KEPT = new KeptSettings(
            Map.of("HS_KEY", "kept", "USERS_PORT", "8083", "MESSAGES_PORT", "8084", "ENCOUNTERS_PORT", "8082"));

    @Test
    void theEnvironmentWinsOverTheStacksOwnValues() {
        Map<String, String> variables = new StackSettings(
                        Map.of("ENVIRONMENT", "STAGING", "SERVER_TIMEZONE", "Europe/London", "HS_KEY", "mine"))
                .variables(POSTGRES, BROKER, KEPT);
        assertThat(variables)
                .containsEntry("ENVIRONMENT", "STAGING")
                .containsEntry("SERVER_TIMEZONE", "Europe/London")
                .containsEntry("HS_KEY", "mine")
                .containsEntry("DATABASE_PORT", "54320")
                .containsEntry("INTERNAL_JWKS_URL", "http://localhost:8084/.well-known/jwks.json");
    }

    @Test
    void eachServiceIsItsOwnRoleUnlessTheEnvironmentSaysWho() {
        PostgresAddress users = new PostgresAddress("127.0.0.1", 54320, "polaris", "users", "of users");
        StackSettings stack = new StackSettings(Map.of());
        assertThat(stack.ofOne(stack.variables(POSTGRES, BROKER, KEPT), users))
                .containsEntry("DATABASE_USER", "users")
                .containsEntry("DATABASE_PASSWORD", "of users")
                .containsEntry("DATABASE_NAME", "polaris");
        StackSettings given = new StackSettings(Map.of("DATABASE_USER", "somebody"));
        assertThat(given.ofOne(given.variables(POSTGRES, BROKER, KEPT), users))
                .containsEntry("DATABASE_USER", "somebody");
    }

    @Test
    void listensForMllpOnlyWhenToldTo() {
        assertThat(new StackSettings(Map.of()).variables(POSTGRES, BROKER, KEPT))
                .containsEntry("MLLP_PORT", "");
        assertThat(new StackSettings(Map.of("MLLP_PORT", "2575")).variables(POSTGRES, BROKER, KEPT))
                .containsEntry("MLLP_PORT", "2575")
                .containsEntry("MLLP_ADDRESS", "127.0.0.1");
    }

    @Test
    void endsInSecondsUnlessTheEnvironmentSaysHowPatientItIs() {
        assertThat(new StackSettings(Map.of()).variables(POSTGRES, BROKER, KEPT))
                .containsEntry("SHUTDOWN_TIMEOUT", "3s");
        assertThat(new StackSettings(Map.of("SHUTDOWN_TIMEOUT", "25s")).variables(POSTGRES, BROKER, KEPT))
                .containsEntry("SHUTDOWN_TIMEOUT", "25s");
    }

    @Test
    void keysArePrivateLongEnoughForProductionAndTheSameAtEachStart(@TempDir Path folder, @TempDir Path other)
            throws Exception {
        String first = KeptSettings.of(folder, Map.of()).value("HS_KEY");
        assertThat(first).hasSizeGreaterThanOrEqualTo(64);
        assertThat(KeptSettings.of(folder, Map.of()).value("HS_KEY")).isEqualTo(first);
        assertThat(KeptSettings.of(other, Map.of()).value("HS_KEY")).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept.env"))))
                .isEqualTo("rw-------");
    }

    @Test
    void portsAreTheSameAtEachStartUnlessAnotherProgramHasTaken(@TempDir Path folder) throws Exception {
        int first = KeptSettings.of(folder, Map.of()).port(StackService.CONNECTOR);
        assertThat(KeptSettings.of(folder, Map.of()).port(StackService.CONNECTOR))
                .isEqualTo(first);
        try (ServerSocket _ = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(KeptSettings.of(folder, Map.of()).port(StackService.CONNECTOR))
                    .isNotEqualTo(first);
        }
        assertThat(KeptSettings.of(folder, Map.of()).port(StackService.CONNECTOR))
                .isEqualTo(first);
        assertThat(KeptSettings.of(folder, Map.of("CONNECTOR_PORT", "18081")).port(StackService.CONNECTOR))
                .isEqualTo(18_081);
    }

    @Test
    void addressesMayBeGivenPartByPart() {
        Map<String, String> given = new StackSettings(Map.of(
                        "DATABASE_HOST", "db",
                        "DATABASE_NAME", "hospital",
                        "DATABASE_USER", "u",
                        "DATABASE_PASSWORD", "p",
                        "RABBITMQ_HOST", "mq"))
                .givenServices();
        assertThat(given)
                .containsEntry("POLARIS_POSTGRES_URL", "postgresql://u:p@db:5432/hospital")
                .containsEntry("POLARIS_AMQP_URL", "amqp://guest:guest@mq:5672/%2F");
    }

    @Test
    void theStackFileIsItsOwnersAloneAndKeepsEveryCharacter(@TempDir Path folder) throws Exception {
        StackFile.running(folder).write(Map.of("POLARIS_TEST_VALUE", "it's $HOME & more"));
        assertThat(StackFile.running(folder).variables()).containsEntry("POLARIS_TEST_VALUE", "it's $HOME & more");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("stack.env"))))
                .isEqualTo("rw-------");
        Process shell = new ProcessBuilder("sh", "-c", ". ./stack.env && printf %s \"$POLARIS_TEST_VALUE\"")
                .directory(folder.toFile())
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo("it's $HOME & more");
    }
}
