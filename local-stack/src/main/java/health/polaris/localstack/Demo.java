package health.polaris.localstack;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts every sample as the EPR does, and shows the acknowledgement, the actions on the bus, what became of them, and
 * the encounter as the ward reads it.
 */
record Demo(Stack stack, PrintStream out, CallerToken tokens) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** True when every sample gave what it must. */
    boolean run() throws Exception {
        int wrong = 0;
        out.printf("""

                Each sample is posted as an EPR does. A line each for
                  the acknowledgement: AA accepted, AE refused, and why
                  the actions on the bus, and what became of them
                  the encounter, as a ward reads it

                """);
        try (BusTap bus = new BusTap(stack.broker())) {
            for (Sample sample : Sample.ALL) {
                wrong += show(sample, bus) ? 0 : 1;
            }
        }
        out.println();
        out.println(wrong == 0 ? "All samples gave what they must." : wrong + " samples went wrong.");
        out.printf(
                "They are in a database of the demonstration's own, %s, which the next demonstration empties;%n"
                        + "a stack that is up has seen nothing of them.%n",
                stack.shellVariables()
                        .getOrDefault("LOCAL_STACK_POSTGRES_URL", "")
                        .replaceFirst("//[^@]*@", "//"));
        return wrong == 0;
    }

    private boolean show(Sample sample, BusTap bus) throws Exception {
        JsonNode answer = post(sample.bytes());
        String acknowledgement =
                new String(Base64.getDecoder().decode(answer.path("body").asString()), StandardCharsets.UTF_8);
        String code = field(acknowledgement, "MSA", 1);
        out.printf("%-20s %s  %s%n", sample.file(), code, field(acknowledgement, "ERR", 8));
        if (!code.equals(sample.acknowledgement())) {
            out.printf("%22s expected %s%n", "", sample.acknowledgement());
            return false;
        }
        return sample.outcome() == null || follow(sample, answer.path("uuid").asString(), bus);
    }

    private boolean follow(Sample sample, String messageUuid, BusTap bus) throws Exception {
        JsonNode actions = bus.actions(messageUuid).path("actions");
        String names = StreamSupport.stream(actions.spliterator(), false)
                .map(action -> action.path("name").asString())
                .collect(Collectors.joining(", "));
        JsonNode outcome = bus.outcome(messageUuid);
        String became = outcome.path("outcome").asString();
        out.printf("%22s %s -> %s%s%n", "", names, became, reason(outcome));
        if (!Objects.equals(became, sample.outcome())) {
            out.printf("%22s expected %s%n", "", sample.outcome());
            return false;
        }
        JsonNode encounter = actions.path(2).path("data");
        return !became.equals("processed") || encounter.isMissingNode() || isOnTheWard(encounter);
    }

    /** Reads the encounter over REST and compares it with what the message said. */
    private boolean isOnTheWard(JsonNode said) throws Exception {
        String visit = said.path("epr_encounter_id").asString();
        JsonNode found = ask("/dhos/v2/encounter?show_deleted=true&epr_encounter_id="
                + URLEncoder.encode(visit, StandardCharsets.UTF_8));
        JsonNode encounter = found.path(0);
        boolean cancelled = said.path("admission_cancelled").asBoolean();
        boolean discharged = said.hasNonNull("discharged_at")
                && !said.path("discharge_cancelled").asBoolean();
        if (cancelled && found.isEmpty()) {
            out.printf("%22s visit %s was never begun%n", "", visit);
            return true;
        }
        boolean fits = found.size() == 1
                && encounter.hasNonNull("deleted_at") == cancelled
                && encounter.hasNonNull("discharged_at") == discharged;
        out.printf(
                "%22s encounter %s of visit %s: %s%s%n",
                "",
                encounter.path("uuid").asString("none"),
                visit,
                cancelled ? "cancelled" : discharged ? "discharged" : "open",
                fits ? "" : " expected, but it is not");
        return fits;
    }

    private JsonNode post(byte[] message) throws Exception {
        String body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("type", "HL7v2", "body", Base64.getEncoder().encodeToString(message)));
        HttpRequest request = request(StackService.CONNECTOR, "/dhos/v1/message", tokens.mint(CallerKind.EPR))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return answer(request);
    }

    private JsonNode ask(String path) throws Exception {
        return answer(request(StackService.ENCOUNTERS, path, tokens.mint(CallerKind.SYSTEM))
                .build());
    }

    private HttpRequest.Builder request(StackService service, String path, String token) {
        return HttpRequest.newBuilder(URI.create(stack.url(service) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode answer(HttpRequest request) throws Exception {
        var response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s answered %d".formatted(request.uri().getPath(), response.statusCode()));
        }
        return JsonMapper.shared().readTree(response.body());
    }

    private static String reason(JsonNode outcome) {
        return outcome.hasNonNull("reason") ? ": " + outcome.path("reason").asString() : "";
    }

    /** {@code MSA|AA|DEMO-0001}: field 1 is AA; "" when the segment or the field is not there. */
    private static String field(String acknowledgement, String segment, int number) {
        return acknowledgement
                .lines()
                .filter(line -> line.startsWith(segment))
                .map(line -> line.split("\\|", -1))
                .filter(fields -> fields.length > number)
                .map(fields -> fields[number])
                .findFirst()
                .orElse("");
    }
}
