package health.polaris.integration.description;

import health.polaris.integration.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API description of one service, and what it lacks.
 *
 * @param service {@code encounters}
 * @param json {@code /openapi.json}
 */
record ServiceDescription(String service, JsonNode json) {
    private static final Path FOLDER = Path.of("target", "descriptions");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** What the five services of the installation publish. */
    static List<ServiceDescription> ofAll() {
        return Installation.services().stream()
                .map(service -> new ServiceDescription(
                        service,
                        Installation.service(service)
                                .get("/openapi.json")
                                .expect(200)
                                .json()))
                .toList();
    }

    /** Writes them to {@code target/descriptions/<service>.json}. */
    static List<Path> leave(List<ServiceDescription> descriptions) {
        return descriptions.stream().map(ServiceDescription::leave).toList();
    }

    private Path leave() {
        try {
            return Files.writeString(
                    Files.createDirectories(FOLDER).resolve(service + ".json"), MAPPER.writeValueAsString(json));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private record Part(String place, JsonNode node) {

        boolean isSilent() {
            return node.path("description").asString("").isBlank();
        }
    }

    /** {@code encounters getEncounter GET /dhos/v1/encounter/{encounter_id}}, in the order of the names. */
    Stream<String> names() {
        return operations()
                .map(operation -> "%s %s %s"
                        .formatted(service, operation.node().path("operationId").asString("?"), operation.place()))
                .sorted();
    }

    /** Operations, tags, parameters and properties that nobody has put into words. */
    Stream<String> speechless() {
        Stream<String> operations = operations()
                .filter(operation -> operation.isSilent()
                        || operation.node().path("summary").asString("").isBlank()
                        || operation.node().path("tags").isEmpty()
                        || !operation.node().has("security")
                        || !operation.node().path("description").asString("").contains("**Permission:**"))
                .map(Part::place);
        Stream<String> silent = Stream.of(tags(), parameters(), properties())
                .flatMap(parts -> parts)
                .filter(Part::isSilent)
                .map(Part::place);
        return Stream.concat(operations, silent).distinct().map(place -> service + " " + place);
    }

    /** Texts whose example is a time or a date, without a format that says so. */
    Stream<String> untypedTimes() {
        return Stream.concat(properties(), parameters().map(part -> new Part(part.place(), withExample(part.node()))))
                .filter(part -> {
                    String example = part.node().path("example").asString("");
                    String format = part.node().path("format").asString("");
                    return example.matches("\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:\\d{2})")
                                    && !format.equals("date-time")
                            || example.matches("\\d{4}-\\d{2}-\\d{2}") && !format.equals("date");
                })
                .map(part -> service + " " + part.place());
    }

    private static JsonNode withExample(JsonNode parameter) {
        return ((ObjectNode) parameter.path("schema").deepCopy()).set("example", parameter.path("example"));
    }

    /** Places where a value is one of several, null aside. */
    Stream<String> alternatives() {
        List<String> places = new ArrayList<>();
        collectAlternatives("", json, places);
        return places.stream().map(place -> service + " " + place);
    }

    /** Forms with a name that say first that they may be null: generators make a class of null then. */
    Stream<String> nullsFirst() {
        return json.path("components").path("schemas").properties().stream()
                .filter(schema ->
                        schema.getValue().path("type").path(0).asString("").equals("null"))
                .map(schema -> service + " " + schema.getKey());
    }

    /** Lists that a client reads page by page, without a word of the header that leads on. */
    Stream<String> endlessLists() {
        return operations()
                .filter(operation -> stream(operation.node().path("parameters"))
                        .map(parameter -> parameter.path("name").asString())
                        .anyMatch(List.of("cursor", "before", "after")::contains))
                .filter(operation -> !operation
                        .node()
                        .path("responses")
                        .path("200")
                        .path("headers")
                        .has("Link"))
                .map(operation -> service + " " + operation.place());
    }

    private static void collectAlternatives(String place, JsonNode node, List<String> places) {
        for (String kind : List.of("anyOf", "oneOf")) {
            long values = stream(node.path(kind))
                    .filter(one -> !one.path("type").asString("").equals("null"))
                    .count();
            if (values > 1) {
                places.add(place);
            }
        }
        node.properties().forEach(part -> collectAlternatives(place + "/" + part.getKey(), part.getValue(), places));
        if (node.isArray()) {
            node.forEach(part -> collectAlternatives(place + "/-", part, places));
        }
    }

    private Stream<Part> operations() {
        return json.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Part(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    private Stream<Part> tags() {
        return operations()
                .flatMap(operation -> stream(operation.node().path("tags")))
                .map(JsonNode::asString)
                .distinct()
                .map(name -> new Part("tag " + name, tag(name)));
    }

    private JsonNode tag(String name) {
        return stream(json.path("tags"))
                .filter(tag -> tag.path("name").asString("").equals(name))
                .findFirst()
                .orElse(json.path("nowhere"));
    }

    private Stream<Part> parameters() {
        return operations()
                .flatMap(operation -> stream(operation.node().path("parameters"))
                        .map(parameter -> new Part(
                                "parameter " + parameter.path("name").asString() + " of " + operation.place(),
                                parameter)));
    }

    private Stream<Part> properties() {
        return json.path("components").path("schemas").properties().stream()
                .flatMap(schema -> properties(schema.getKey(), schema.getValue()));
    }

    private static Stream<Part> properties(String place, JsonNode schema) {
        return schema.path("properties").properties().stream().flatMap((Map.Entry<String, JsonNode> property) -> {
            String name = place + "." + property.getKey();
            return Stream.concat(Stream.of(new Part(name, property.getValue())), properties(name, property.getValue()));
        });
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
