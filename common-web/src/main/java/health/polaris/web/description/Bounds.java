package health.polaris.web.description;

import health.polaris.common.json.Field;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of validation, wherever they stand: on a value, on what a {@link Field} or a list holds, and in whichever group.
 * springdoc leaves out those of groups, and those within.
 */
final class Bounds {

    /** In digits: those of a long. */
    private static final int LONGEST_NUMBER = 19;

    private Bounds() {}

    /** Where the schema says nothing of its own. */
    static void describe(AnnotatedType type, @Nullable Schema<?> schema) {
        if (schema == null || schema.get$ref() != null) {
            return;
        }
        constraints(type, schema);
        if (type instanceof AnnotatedParameterizedType generic && type.getType() instanceof ParameterizedType parts) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            describe(arguments[arguments.length - 1], held(parts.getRawType(), schema));
        }
    }

    /** By a list its elements, by a map its values; what a {@code Field} holds is described in its place. */
    private static @Nullable Schema<?> held(Type holder, Schema<?> schema) {
        if (holder == Field.class) {
            return schema;
        }
        return schema.getAdditionalProperties() instanceof Schema<?> values ? values : schema.getItems();
    }

    private static void constraints(AnnotatedElement type, Schema<?> schema) {
        on(type, Size.class, size -> size(schema, size));
        on(type, NotEmpty.class, any -> least(schema, 1));
        on(type, NotBlank.class, any -> least(schema, 1));
        on(type, Min.class, min -> minimum(schema, BigDecimal.valueOf(min.value())));
        on(type, DecimalMin.class, min -> minimum(schema, new BigDecimal(min.value())));
        on(type, Max.class, max -> maximum(schema, BigDecimal.valueOf(max.value())));
        on(type, DecimalMax.class, max -> maximum(schema, new BigDecimal(max.value())));
        on(type, Pattern.class, pattern -> {
            if (schema.getPattern() == null && schema.getEnum() == null) {
                // The whole text has to match, of which OpenAPI says nothing by itself.
                schema.setPattern("^(" + pattern.regexp() + ")$");
            }
        });
    }

    private static <A extends Annotation> void on(AnnotatedElement type, Class<A> kind, Consumer<A> told) {
        for (A constraint : type.getAnnotationsByType(kind)) {
            told.accept(constraint);
        }
    }

    private static void size(Schema<?> schema, Size size) {
        if (size.min() > 0) {
            least(schema, size.min());
        }
        if (size.max() == Integer.MAX_VALUE) {
            return;
        }
        if (isList(schema)) {
            schema.setMaxItems(schema.getMaxItems() == null ? size.max() : schema.getMaxItems());
        } else if (schema.getMaxLength() == null) {
            schema.setMaxLength(size.max());
        }
    }

    private static void least(Schema<?> schema, int least) {
        if (isList(schema)) {
            schema.setMinItems(larger(schema.getMinItems(), least));
        } else {
            schema.setMinLength(larger(schema.getMinLength(), least));
        }
    }

    /** A {@code @Size} that says nothing of the least says 0 to springdoc, whatever {@code @NotEmpty} beside it says. */
    private static int larger(@Nullable Integer said, int least) {
        return said == null ? least : Math.max(said, least);
    }

    private static void minimum(Schema<?> schema, BigDecimal least) {
        if (schema.getMinimum() == null && isReadable(least)) {
            schema.setMinimum(least);
        }
    }

    private static void maximum(Schema<?> schema, BigDecimal most) {
        if (schema.getMaximum() == null && isReadable(most)) {
            schema.setMaximum(most);
        }
    }

    /** One with three hundred digits, which keeps a double finite, tells nobody anything. */
    private static boolean isReadable(BigDecimal bound) {
        return bound.precision() - bound.scale() <= LONGEST_NUMBER;
    }

    private static boolean isList(Schema<?> schema) {
        return "array".equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains("array"));
    }
}
