package health.polaris.web.description;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Answers that come in several forms are described by one schema with the keys of all of them, of which those are required
 * that all have: generated clients of TypeScript and Java cannot tell alternatives apart.
 */
@SuppressWarnings("rawtypes")
record JoinedForms() implements OpenApiCustomizer {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void customise(OpenAPI description) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        schemas.replaceAll((name, schema) -> joined(schema, forms(schema, schemas)));
        dropUnused(description, schemas);
    }

    private static List<Schema<?>> forms(Schema<?> schema, Map<String, Schema> schemas) {
        List<Schema> alternatives = Objects.requireNonNullElse(
                schema.getAnyOf(), Objects.requireNonNullElse(schema.getOneOf(), List.<Schema>of()));
        List<Schema<?>> forms = new ArrayList<>();
        for (Schema alternative : alternatives) {
            if (isNull(alternative)) {
                continue;
            }
            String reference = alternative.get$ref();
            forms.add(
                    reference == null
                            ? alternative
                            : Objects.requireNonNull(schemas.get(reference.substring(REFERENCE.length()))));
        }
        return forms;
    }

    private static Schema<?> joined(Schema<?> schema, List<Schema<?>> forms) {
        if (forms.size() < 2) {
            return schema;
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(required(forms.getFirst()));
        for (Schema<?> form : forms) {
            Objects.requireNonNullElse(form.getProperties(), Map.<String, Schema>of())
                    .forEach(properties::putIfAbsent);
            required.retainAll(required(form));
        }
        // What it is when it is not null comes first: generators of clients take the first type that they read.
        boolean mayBeNull =
                schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(JoinedForms::isNull);
        Schema<?> one = new Schema<>()
                .types(mayBeNull ? new LinkedHashSet<>(List.of("object", "null")) : Set.of("object"))
                .description(schema.getDescription());
        one.setProperties(properties);
        one.setRequired(required.isEmpty() ? null : required);
        return one;
    }

    private static boolean isNull(Schema form) {
        return Set.of("null").equals(form.getTypes());
    }

    private static List<String> required(Schema<?> form) {
        @Nullable List<String> required = form.getRequired();
        return required == null ? List.of() : required;
    }

    /** What nothing leads to any more, nor to that in turn. */
    private static void dropUnused(OpenAPI description, Map<String, Schema> schemas) {
        boolean dropped = true;
        while (dropped) {
            String text = Json31.pretty(description);
            dropped = schemas.keySet().removeIf(name -> !text.contains("\"" + REFERENCE + name + "\""));
        }
    }
}
