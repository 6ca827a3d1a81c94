package health.polaris.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service's own API description, held against what the service really answers. A key that the description does not
 * name is a mistake too: described objects are closed.
 *
 * <pre>{@code
 * OpenApiContract contract = OpenApiContract.of(new Api(port));
 * Answer answer = contract.call(new Api(port).as(token), "POST", "/dhos/v1/patient/P1/installation", body);
 * contract.accepts("POST", "/dhos/v1/patient/P1/installation", body);
 * assertThat(contract.unseen()).isEmpty();     // every operation has been held against a live answer
 * }</pre>
 */
public final class OpenApiContract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> COMPOSITIONS = Set.of("allOf", "oneOf", "anyOf");

    private final JsonNode description;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private OpenApiContract(JsonNode description) {
        this.description = description;
    }

    /** The description that this service publishes. */
    public static OpenApiContract of(Api service) {
        JsonNode description = service.get("/openapi.json").expect(200).json();
        description.path("components").path("schemas").forEach(OpenApiContract::close);
        return new OpenApiContract(description);
    }

    /** Calls, and makes sure that the answer is as described. */
    public Answer call(Api service, String method, String path, @Nullable Object body) {
        Answer answer = service.send(method, path, body);
        check(method, path, answer);
        return answer;
    }

    /**
     * Status, content type and body of the answer are in the description.
     *
     * @param path as it was called, ids and query included
     */
    public void check(String method, String path, Answer answer) {
        String operation = operation(method, path);
        JsonNode response = described(operation).path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isMissingNode())
                .as("%s: status %d is not described (%s)", operation, answer.status(), answer.body())
                .isFalse();
        JsonNode content = response.path("content");
        if (answer.body().isEmpty()) {
            assertThat(content.isEmpty() || "HEAD".equals(method))
                    .as("%s: status %d has no body, but one is described", operation, answer.status())
                    .isTrue();
        } else {
            checkBody(operation, content, answer);
        }
        seen.add(operation);
    }

    /** This request body is one that the description permits. */
    public void accepts(String method, String path, Object body) {
        assertThat(problems(requestSchema(method, path), tree(body)))
                .as("request body of %s %s, by its description", method, path)
                .isEmpty();
    }

    /** This request body is one that the description rules out. */
    public void rejects(String method, String path, Object body) {
        assertThat(problems(requestSchema(method, path), tree(body)))
                .as("%s %s should be described so that it rules out %s", method, path, body)
                .isNotEmpty();
    }

    /** {@code POST /dhos/v1/patient/{patient_id}/installation} and all others. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** Operations of which no answer has been checked yet. */
    public Set<String> unseen() {
        Set<String> unseen = new TreeSet<>(operations());
        unseen.removeAll(seen);
        return unseen;
    }

    /** The description itself, e.g. to look for a security requirement. */
    public JsonNode described(String operation) {
        String[] methodAndPath = operation.split(" ", 2);
        return description.path("paths").path(methodAndPath[1]).path(methodAndPath[0].toLowerCase(Locale.ROOT));
    }

    private void checkBody(String operation, JsonNode content, Answer answer) {
        String type = Objects.toString(answer.header("Content-Type"), "").replaceFirst(";.*", "");
        assertThat(content.propertyNames())
                .as("%s: content types described for status %d", operation, answer.status())
                .contains(type);
        if (type.equals("application/json") || type.equals("application/problem+json")) {
            JsonNode schema = content.path(type).path("schema");
            assertThat(problems(schema, answer.json()))
                    .as("%s: body of status %d, by its description: %s", operation, answer.status(), answer.body())
                    .isEmpty();
        }
    }

    private JsonNode requestSchema(String method, String path) {
        JsonNode content =
                described(operation(method, path)).path("requestBody").path("content");
        JsonNode schema = content.path("application/json").path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s has no JSON request body in its description", method, path)
                .isFalse();
        return schema;
    }

    /** The most literal path template wins: {@code /a/latest} before {@code /a/{id}}. */
    private String operation(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        return operations().stream()
                .filter(operation -> operation.startsWith(("HEAD".equals(method) ? "GET" : method) + " "))
                .filter(operation -> matches(operation.substring(operation.indexOf(' ') + 1), plain))
                .min(Comparator.comparingInt(operation ->
                        operation.length() - operation.replace("{", "").length()))
                .orElseThrow(() -> new AssertionError(method + " " + plain + " is not described"));
    }

    private static boolean matches(String template, String path) {
        String pattern = ("\\Q" + template + "\\E").replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return Pattern.matches(pattern, path);
    }

    private List<String> problems(JsonNode schema, JsonNode body) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("allOf", JsonNodeFactory.instance.arrayNode().add(schema));
        document.set("components", description.path("components"));
        Schema validator = registry.getSchema(document);
        return validator
                .validate(
                        body,
                        context ->
                                context.executionConfig(configuration -> configuration.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static JsonNode tree(Object body) {
        return body instanceof String text
                ? JsonMapper.shared().readTree(text)
                : JsonMapper.shared().valueToTree(body);
    }

    /** An object that lists its keys, and is no part of a composition, has no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && COMPOSITIONS.stream().noneMatch(object::has)) {
            object.put("additionalProperties", false);
        }
        schema.forEach(OpenApiContract::close);
    }
}
