package health.polaris.common.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Keeps "not sent" and "sent as null" apart. */
final class FieldDeserializer extends ValueDeserializer<Field<?>> {

    private final @Nullable JavaType valueType;

    FieldDeserializer() {
        this(null);
    }

    private FieldDeserializer(@Nullable JavaType valueType) {
        this.valueType = valueType;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType type = context.getContextualType();
        return new FieldDeserializer(type == null ? null : type.containedTypeOrUnknown(0));
    }

    @Override
    public Field<?> deserialize(JsonParser parser, DeserializationContext context) {
        JavaType type = valueType == null ? context.constructType(Object.class) : valueType;
        return Field.of(context.readValue(parser, type));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Field.of(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Field.absent();
    }
}
