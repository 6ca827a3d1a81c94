package health.polaris.common.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;

/** A JSON number; neither the text "NaN" nor {@code 1e999}, which no JSON could tell a client back. */
final class FiniteDouble extends NumberDeserializers.DoubleDeserializer {

    FiniteDouble(Class<Double> type, @Nullable Double nullValue) {
        super(type, nullValue);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Double) context.handleUnexpectedToken(getValueType(context), parser);
        }
        Double value = super.deserialize(parser, context);
        return Double.isFinite(value) ? value : context.reportInputMismatch(this, "is no number that can be kept");
    }
}
