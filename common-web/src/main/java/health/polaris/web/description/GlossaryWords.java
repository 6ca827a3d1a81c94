package health.polaris.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Puts the words of the {@link Glossary} wherever the description says nothing. */
record GlossaryWords(Glossary glossary) implements OpenApiCustomizer {
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
                    if (value.getExample() == null && value.get$ref() == null && word.example() != null) {
                        value.setExample(word.example());
                    }
                    properties(name + "." + property, value);
                }));
    }

    private void parameter(Parameter parameter) {
        glossary.ofParameter(parameter.getName()).ifPresent(word -> {
            if (parameter.getDescription() == null) {
                parameter.setDescription(word.text());
            }
            if (parameter.getExample() == null && word.example() != null) {
                parameter.setExample(word.example());
            }
        });
    }
}
