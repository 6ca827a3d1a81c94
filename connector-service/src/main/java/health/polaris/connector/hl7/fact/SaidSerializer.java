package health.polaris.connector.hl7.fact;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes what is said; what is not said is empty, so that its key can be left out. */
final class SaidSerializer extends ValueSerializer<Said<?>> {

    @Override
    public void serialize(Said<?> said, JsonGenerator json, SerializationContext context) {
        if (said instanceof Said.Value<?>(Object value)) {
            context.writeValue(json, value);
        } else {
            json.writeNull();
        }
    }

    @Override
    public boolean isEmpty(SerializationContext context, Said<?> said) {
        return said.isAbsent();
    }
}
