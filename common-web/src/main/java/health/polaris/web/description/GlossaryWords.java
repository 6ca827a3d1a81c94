package health.polaris.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Puts the words of the {@link Glossary} wherever the description says nothing. */
record GlossaryWords(Glossary glossary) implements OpenApiCustomizer {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI description) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        schemas.forEach((name, schema) -> properties(name, schema));
        description.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(this::parameter);
    }

    @SuppressWarnings("rawtypes")
    private void properties(String name, Schema<?> schema) {
        Map<String, Schema> properties = Objects.requireNonNullElse(schema.getProperties(), Map.of());
        properties.forEach((property, value) -> glossary.ofProperty(name, property)
                .ifPresent(word -> {
                    if (value.getDescription() == null) {
                        value.setDescription(word.text());
                    }
                    if (value.get$ref() == null) {
                        example(value, word.example());
                        values(value, word.values());
                    }
                    properties(name + "." + property, value);
                }));
    }

    private void parameter(Parameter parameter) {
        glossary.ofParameter(parameter.getName()).ifPresent(word -> {
            if (parameter.getDescription() == null) {
                parameter.setDescription(word.text());
            }
            values(parameter.getSchema(), word.values());
            Object example = fitting(parameter.getSchema(), word.example());
            if (parameter.getExample() == null && example != null) {
                parameter.setExample(example);
                format(parameter.getSchema(), example);
            }
        });
    }

    /** Not where null is another one: a list of values without it would rule it out. */
    @SuppressWarnings("unchecked")
    private static void values(@Nullable Schema<?> schema, List<?> values) {
        if (schema != null && schema.getEnum() == null && !values.isEmpty() && !isOf(schema, "null")) {
            ((Schema<Object>) schema).setEnum((List<Object>) values);
        }
    }

    private static void example(Schema<?> schema, @Nullable Object example) {
        if (schema.getExample() == null && example != null) {
            schema.setExample(fitting(schema, example));
        }
        format(schema, schema.getExample());
    }

    /** Of a list the one element; none of an object. */
    private static @Nullable Object fitting(@Nullable Schema<?> schema, @Nullable Object example) {
        if (schema == null || example == null) {
            return example;
        }
        if (isOf(schema, "array")) {
            return example instanceof List ? example : List.of(example);
        }
        return isOf(schema, "object") ? null : example;
    }

    private static boolean isOf(Schema<?> schema, String type) {
        return type.equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains(type));
    }

    /** A text whose example is a time or a date has that format. */
    private static void format(@Nullable Schema<?> schema, @Nullable Object example) {
        if (schema == null || schema.getFormat() != null || !(example instanceof String text)) {
            return;
        }
        if (TIME.matcher(text).matches()) {
            schema.setFormat("date-time");
        } else if (DATE.matcher(text).matches()) {
            schema.setFormat("date");
        }
    }
}
