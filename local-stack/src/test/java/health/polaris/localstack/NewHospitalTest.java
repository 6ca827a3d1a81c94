package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of docs/new-hospital.md, step by step: seventeen messages, all refused, all applied. */
class NewHospitalTest {

    private static final Path SAMPLES =
            Path.of("../connector-service/src/test/resources/hl7/new-hospital/seventeen.hl7");
    private static final Map<String, String> REFUSED = Map.of("state", "refused", "sender", "EPIC|STJ");

    private final HttpClient client = HttpClient.newHttpClient();
    private String api = "";
    private String token = "";

    @Test
    void goesFromAllRefusedToAllApplied(@TempDir Path folder) throws Exception {
        Path profiles = Files.writeString(folder.resolve("site-profiles.yaml"), "profiles: {}\n");
        String samples = Base64.getEncoder().encodeToString(Files.readAllBytes(SAMPLES));
        try (StateFolder state = StateFolder.open(folder.resolve("state"));
                Stack stack = new Stack(state, environment(profiles)).start(_ -> {})) {
            api = stack.url(StackService.CONNECTOR) + "/dhos/v1";
            token = new CallerToken(stack.shellVariables())
                    .mint(
                            CallerKind.SYSTEM,
                            "engineer",
                            Set.of("read:hl7_message", "write:hl7_message"),
                            Duration.ofHours(1));

            post("/message_batch", Map.of("type", "HL7v2", "body", samples));
            assertThat(list("refused").path("messages")).hasSize(17);

            JsonNode suggestion = post("/site_profile/suggestion", Map.of("name", "stj", "bodies", List.of(samples)));
            assertThat(suggestion.path("before").path("accepted").asInt()).isZero();
            assertThat(suggestion.path("after").path("accepted").asInt()).isEqualTo(17);
            String yaml = suggestion.path("profile").asString();

            JsonNode trial =
                    post("/message/dry_run/stored", Map.of("filter", REFUSED, "site_profile", yaml, "verdict", true));
            assertThat(trial.path("before").path("accepted").asInt()).isZero();
            assertThat(trial.path("after").path("accepted").asInt()).isEqualTo(17);
            assertThat(trial.path("verdict")
                            .path("messages")
                            .valueStream()
                            .map(message -> message.path("outcome").asString()))
                    .hasSize(17)
                    .containsOnly("processed");
            assertThat(trial.path("verdict").path("changes")).isNotEmpty();
            assertThat(list("processed").path("messages")).isEmpty();

            Files.writeString(profiles, yaml);
            Awaitility.await("the profile in use")
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            get("/message/profile").path("profiles").toString().contains("\"stj\""));

            JsonNode done = post("/message/reprocess", Map.of("limit", 1000, "filter", REFUSED));
            assertThat(done.path("published").asInt()).as(done.toString()).isEqualTo(17);
            Awaitility.await("all of them applied")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> list("processed").path("messages").size() == 17);
            assertThat(list("refused").path("messages")).isEmpty();
        }
    }

    private static Map<String, String> environment(Path profiles) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("POLARIS_POSTGRES_URL");
        environment.remove("DATABASE_HOST");
        environment.put("HL7_SITE_PROFILES", profiles.toString());
        return environment;
    }

    private JsonNode list(String state) throws Exception {
        return get("/message/list?state=" + state + "&sender=" + URLEncoder.encode("EPIC|STJ", StandardCharsets.UTF_8));
    }

    private JsonNode get(String path) throws Exception {
        return answer(request(path).GET().build());
    }

    private JsonNode post(String path, Map<String, ?> body) throws Exception {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
