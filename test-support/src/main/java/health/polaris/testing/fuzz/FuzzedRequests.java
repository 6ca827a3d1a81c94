package health.polaris.testing.fuzz;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Each operation that a service describes, called with ids, queries, cursors, headers, bodies and tokens that make no sense. Whatever it
 * is, the answer is a refusal or work that was done: never a failure of ours.
 */
public final class FuzzedRequests {

    private static final Pattern SCOPE = Pattern.compile("\\b(?:read|write|delete):[a-z_]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** What is switched off, and what is told to come again. */
    private static final Set<Integer> ALSO_NAMED = Set.of(501, 503);

    private final Api service;
    private final String token;
    private final OpenApiContract description;
    private final JsonNode schemas;

    /** In the name of a system with all scopes that the description names. */
    public static FuzzedRequests bySystem(Api service) {
        String[] scopes = SCOPE.matcher(service.get("/openapi.json").expect(200).body())
                .results()
                .map(scope -> scope.group())
                .distinct()
                .toArray(String[]::new);
        return new FuzzedRequests(service, Tokens.system(scopes));
    }

    private FuzzedRequests(Api service, String token) {
        this.service = service;
        this.token = token;
        this.description = OpenApiContract.of(service);
        this.schemas = service.get("/openapi.json")
                .expect(200)
                .json()
                .path("components")
                .path("schemas");
    }

    /**
     * Gives what was answered as nothing should be, with what was sent.
     *
     * @param rounds calls of each operation
     * @param seed of the first
     */
    public List<String> failures(int rounds, long seed) {
        List<String> failures = new ArrayList<>();
        for (String operation : description.operations()) {
            if (isStream(operation)) {
                continue;
            }
            for (int round = 0; round < rounds; round++) {
                call(operation, new Random(seed + round * 31L + operation.hashCode()), failures);
            }
        }
        return failures;
    }

    /** Its answer has no end. */
    private boolean isStream(String operation) {
        return description.described(operation).at("/responses/200/content").has("text/event-stream");
    }

    private void call(String operation, Random random, List<String> failures) {
        String method = operation.substring(0, operation.indexOf(' '));
        JsonNode described = description.described(operation);
        String path = path(operation.substring(operation.indexOf(' ') + 1), described, random);
        String body = body(described, random);
        Api caller = service.as(token(random));
        String header = NastyValues.header(random);
        String value = NastyValues.headerValue(random);
        Answer answer = (random.nextBoolean() ? caller.with(header, value) : caller).send(method, path, body);
        if (answer.status() >= 500 && !ALSO_NAMED.contains(answer.status())) {
            failures.add("%d: %s %s %s (%s: %s)".formatted(answer.status(), method, path, body, header, value));
        }
    }

    private String path(String template, JsonNode described, Random random) {
        String path = VARIABLE.matcher(template).replaceAll(variable -> segment(random));
        String query = described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query") && random.nextInt(3) > 0)
                .map(parameter -> parameter.path("name").asString() + "=" + written(random))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Of a path; an empty one would be another path. */
    private static String segment(Random random) {
        String text = written(random);
        return text.isEmpty() ? "x" : text;
    }

    private @Nullable String body(JsonNode described, Random random) {
        JsonNode content = described.path("requestBody").path("content");
        if (content.isEmpty()) {
            return null;
        }
        String body = json(content.iterator().next().path("schema"), random, 0);
        return random.nextInt(5) > 0 ? body : mutated(body, random);
    }

    private static String mutated(String body, Random random) {
        Mutations mutations = new Mutations(
                List.of(body.getBytes(StandardCharsets.UTF_8)),
                List.of("\"", "{", "}", "[", "]", ":", ",", "\\u", "\0"));
        return new String(mutations.of(random.nextLong()), StandardCharsets.UTF_8);
    }

    /** As the schema says for the most part, and something else here and there. */
    private String json(JsonNode schema, Random random, int depth) {
        JsonNode resolved = resolved(schema);
        if (random.nextInt(4) == 0 || depth > 6) {
            return NastyValues.json(random);
        }
        return switch (resolved.path("type").asString("")) {
            case "object" ->
                resolved.path("properties").properties().stream()
                        .filter(property -> random.nextInt(5) > 0)
                        .map(property -> NastyValues.quoted(property.getKey()) + ":"
                                + json(property.getValue(), random, depth + 1))
                        .collect(Collectors.joining(",", "{", "}"));
            case "array" -> "[" + json(resolved.path("items"), random, depth + 1) + "]";
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "integer", "number" -> Integer.toString(random.nextInt());
            default -> NastyValues.json(random);
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** The good one for the most part. */
    private String token(Random random) {
        if (random.nextInt(6) > 0) {
            return token;
        }
        Mutations mutations = new Mutations(
                List.of(token.getBytes(StandardCharsets.US_ASCII)), List.of(".", "..", "eyJ", "e30", "=", "bnVsbA"));
        return new String(mutations.of(random.nextLong()), StandardCharsets.US_ASCII).replaceAll("[^!-~]", "");
    }

    /** Octets that are no text here and there. */
    private static String written(Random random) {
        return random.nextInt(12) == 0 ? NastyValues.octets(random) : encoded(NastyValues.text(random));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
