package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite in this JVM, on what the environment names or else on embedded services. */
class DemoTest {

    @Test
    void everySampleGivesWhatItMustAndEveryServiceAnswers(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (StateFolder state = StateFolder.open(folder);
                Stack stack = new Stack(state, ownDatabase()).start(_ -> {})) {
            stack.writeFiles();
            boolean right = new Demo(
                            stack,
                            new PrintStream(shown, true, StandardCharsets.UTF_8),
                            new CallerToken(stack.shellVariables()))
                    .run();
            assertThat(right).as(shown.toString(StandardCharsets.UTF_8)).isTrue();
            for (StackService service : StackService.values()) {
                assertThat(get(stack.url(service) + "/healthcheck"))
                        .as("health of %s", service)
                        .isEqualTo(200);
                assertThat(get(stack.url(service) + "/openapi.json")).isEqualTo(200);
            }
            assertThat(StackFile.running(folder).variables())
                    .containsEntry("POLARIS_ENCOUNTERS_URL", stack.url(StackService.ENCOUNTERS));
        }
        assertThat(Path.of(System.getProperty("catalina.home")))
                .as("Tomcat's folder, which the services of another stack in this JVM would make all at once")
                .isDirectory();
    }

    /** The samples' control ids are accepted once only, so a database that was used before would answer AR. */
    private static Map<String, String> ownDatabase() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("POLARIS_POSTGRES_URL");
        environment.remove("DATABASE_HOST");
        return environment;
    }

    private static int get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
