package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each object is one that the API server would take: by its own description, and no field that it does not know. */
class SchemaTest {

    private static final JsonNode SCHEMAS =
            Manifests.JSON.readTree(Manifests.text(Manifests.FOLDER.resolve("schemas.json")));
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Map<String, Schema> BY_KIND = new ConcurrentHashMap<>();

    static List<Path> files() {
        return Manifests.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyObjectIsOneThatTheServerKnows(Path file) {
        assertThat(Manifests.objects(file))
                .isNotEmpty()
                .allSatisfy(object ->
                        assertThat(problems(object)).as(Manifests.name(object)).isEmpty());
    }

    @Test
    void noticesAnUnknownFieldAndAWrongType() {
        JsonNode deployment =
                Manifests.objects(Manifests.rendered().getFirst(), "Deployment").getFirst();
        ObjectNode misspelt = (ObjectNode) deployment.deepCopy();
        ((ObjectNode) misspelt.path("spec").path("template").path("spec")).put("automountServiceAccountTokens", false);
        ObjectNode mistyped = (ObjectNode) deployment.deepCopy();
        ((ObjectNode) mistyped.path("spec")).put("replicas", "two");

        assertThat(problems(deployment)).isEmpty();
        assertThat(problems(misspelt)).hasSize(1);
        assertThat(problems(mistyped)).hasSize(1);
    }

    static List<String> problems(JsonNode object) {
        String kind =
                object.path("apiVersion").asString() + "/" + object.path("kind").asString();
        assertThat(SCHEMAS.path("kinds").has(kind))
                .as("schemas.json knows " + kind)
                .isTrue();
        return BY_KIND.computeIfAbsent(kind, SchemaTest::schema).validate(object).stream()
                .map(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
                .toList();
    }

    private static Schema schema(String kind) {
        ObjectNode schema = Manifests.JSON.createObjectNode();
        schema.put(
                "$ref",
                "#/definitions/" + SCHEMAS.path("kinds").path(kind).asString().replace("/", "~1"));
        schema.set("definitions", SCHEMAS.path("definitions"));
        return REGISTRY.getSchema(schema);
    }
}
