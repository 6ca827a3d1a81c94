package health.polaris.encounters.fact.json;

import health.polaris.encounters.fold.fact.Said;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link SaidWriter} wrote. */
final class SaidReader extends ValueDeserializer<Said<?>> {

    private final @Nullable JavaType type;

    SaidReader() {
        this(null);
    }

    private SaidReader(@Nullable JavaType type) {
        this.type = type;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new SaidReader(property.getType().containedType(0));
    }

    @Override
    public Said<?> deserialize(JsonParser parser, DeserializationContext context) {
        Object value = context.readValue(parser, Objects.requireNonNull(type));
        return Said.value(value);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Said.deleted();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Said.absent();
    }
}
