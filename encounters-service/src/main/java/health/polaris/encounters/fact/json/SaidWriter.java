package health.polaris.encounters.fact.json;

import health.polaris.encounters.fold.fact.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** F1 in JSON: the value, null for {@code ""}, and no key at all for what is not said. */
final class SaidWriter extends ValueSerializer<Said<?>> {

    @Override
    public Class<?> handledType() {
        return Said.class;
    }

    @Override
    public void serialize(Said<?> said, JsonGenerator generator, SerializationContext context) {
        Object value = said.valueOrNull();
        if (value == null) {
            generator.writeNull();
        } else {
            context.writeValue(generator, value);
        }
    }

    @Override
    public boolean isEmpty(SerializationContext context, @Nullable Said<?> said) {
        return said == null || said.isAbsent();
    }
}
