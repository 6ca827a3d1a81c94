package health.polaris.integration.description;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Values of request bodies of which a description does not say how long, how large or how many they may be. */
final class RequestBounds {

    private final JsonNode description;
    private final Set<String> seen = new HashSet<>();

    private RequestBounds(JsonNode description) {
        this.description = description;
    }

    /** {@code users ClinicianUpdateRequest.job_title} */
    static Stream<String> missing(String service, JsonNode description) {
        RequestBounds bounds = new RequestBounds(description);
        return bounds.bodies().flatMap(bounds::missing).map(place -> service + " " + place);
    }

    private record Value(String place, JsonNode schema) {

        boolean isOf(String type) {
            JsonNode types = schema.path("type");
            return types.asString("").equals(type)
                    || stream(types).anyMatch(one -> one.asString("").equals(type));
        }

        boolean says(String... words) {
            return Stream.of(words).anyMatch(schema::has);
        }

        /** An int32 says by its format how large it may be. */
        boolean isBounded() {
            boolean text = !isOf("string") || says("maxLength", "enum", "format", "pattern", "const");
            boolean number = !(isOf("number") || isOf("integer"))
                    || says("enum")
                    || says("minimum") && says("maximum")
                    || schema.path("format").asString("").startsWith("int");
            return text && number && (!isOf("array") || says("maxItems"));
        }

        Value part(String name, JsonNode part) {
            return new Value(place + name, part);
        }
    }

    private Stream<Value> bodies() {
        return description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .flatMap(operation -> operation.getValue().path("requestBody").path("content").properties().stream()
                        .map(content -> new Value(
                                operation.getValue().path("operationId").asString("?"),
                                content.getValue().path("schema"))));
    }

    private Stream<String> missing(Value value) {
        String reference = value.schema().path("$ref").asString("");
        if (!reference.isEmpty()) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            JsonNode named = description.path("components").path("schemas").path(name);
            return seen.add(name) ? missing(new Value(name, named)) : Stream.empty();
        }
        Stream<String> own = value.isBounded() ? Stream.empty() : Stream.of(value.place());
        return Stream.concat(own, parts(value).flatMap(this::missing));
    }

    private static Stream<Value> parts(Value value) {
        JsonNode schema = value.schema();
        Stream<Value> properties = schema.path("properties").properties().stream()
                .map(property -> value.part("." + property.getKey(), property.getValue()));
        Stream<Value> forms = Stream.of("anyOf", "oneOf", "allOf")
                .flatMap(kind -> stream(schema.path(kind)))
                .map(form -> value.part("", form));
        List<Value> held =
                List.of(value.part("[]", schema.path("items")), value.part("{}", schema.path("additionalProperties")));
        return Stream.of(properties, forms, held.stream())
                .flatMap(parts -> parts)
                .filter(part -> part.schema().isObject());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
