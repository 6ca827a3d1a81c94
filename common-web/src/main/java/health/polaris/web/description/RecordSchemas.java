package health.polaris.web.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import health.polaris.common.json.Field;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Says of records what their Java types say: a component is required and has a value, unless it is {@code @Nullable};
 * a {@link Field} is its value, and may be left out; and how long, large or many it may be ({@link Bounds}).
 */
final class RecordSchemas implements ModelConverter {

    private static final PropertyNamingStrategies.SnakeCaseStrategy WIRE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType javaType = Json.mapper().constructType(type.getType());
        if (javaType != null && javaType.hasRawClass(Field.class)) {
            return context.resolve(type.type(javaType.containedTypeOrUnknown(0)));
        }
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (javaType != null && javaType.getRawClass().isRecord()) {
            String name = name(schema);
            Schema<?> definition =
                    name == null ? null : context.getDefinedModels().get(name);
            describe(javaType.getRawClass(), definition == null ? schema : definition);
        }
        return schema;
    }

    /** {@code #/components/schemas/MessageResponse} */
    private static @Nullable String name(@Nullable Schema<?> schema) {
        String reference = schema == null ? null : schema.get$ref();
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void describe(Class<?> record, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null || !isNullMarked(record)) {
            return;
        }
        schema.setTypes(Set.of("object"));
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : components(record).toList()) {
            String name = nameOf(component);
            Schema<?> property = schema.getProperties().get(name);
            Bounds.describe(component.getAnnotatedType(), property);
            if (property != null && isAlwaysThere(component)) {
                required.add(name);
            }
            if (property != null && mayBeNull(component)) {
                schema.getProperties().put(name, orNull(property));
            }
        }
        schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    /** With those of a part whose keys stand among the record's own. */
    private static Stream<RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static boolean isNullMarked(Class<?> type) {
        return type.isAnnotationPresent(NullMarked.class) || type.getPackage().isAnnotationPresent(NullMarked.class);
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? WIRE.translate(component.getName()) : given.value();
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        return component.getType() != Field.class && !isOmittedWhenNull(component) && !isNullable(component);
    }

    private static boolean mayBeNull(RecordComponent component) {
        if (component.getAnnotatedType() instanceof AnnotatedParameterizedType field
                && component.getType() == Field.class) {
            return Stream.of(field.getAnnotatedActualTypeArguments())
                    .noneMatch(value -> value.isAnnotationPresent(NotNull.class));
        }
        return isNullable(component) && !isOmittedWhenNull(component) && !isRefusedWhenNull(component);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isRefusedWhenNull(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(NotNull.class);
    }

    private static boolean isOmittedWhenNull(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    /** The same schema, or null. References have no room for a second type, so they become one of two alternatives. */
    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().addAnyOfItem(property).addAnyOfItem(new Schema<>().types(Set.of("null")));
        }
        if (property.getTypes() != null && !property.getTypes().contains("null")) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }
}
