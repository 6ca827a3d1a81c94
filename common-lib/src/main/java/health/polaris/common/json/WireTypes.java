package health.polaris.common.json;

import health.polaris.common.error.MalformedValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times, dates and PATCH fields of REST bodies. An empty text counts as null (contracts/platform.md §6). */
final class WireTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    WireTypes() {
        super("polaris-wire-types");
        addSerializer(new Text<>(Instant.class, IsoTime::format));
        addSerializer(new Text<>(OffsetDateTime.class, IsoTime::format));
        addDeserializer(
                Instant.class,
                new FromText<>(Instant.class, text -> IsoTime.parse(text).toInstant()));
        addDeserializer(OffsetDateTime.class, new FromText<>(OffsetDateTime.class, IsoTime::parse));
        addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, IsoTime::parseDate));
        addDeserializer(Field.class, new FieldDeserializer());
        addDeserializer(Double.class, new FiniteDouble(Double.class, null));
        addDeserializer(double.class, new FiniteDouble(double.class, 0d));
    }

    private static final class Text<T> extends StdSerializer<T> {

        private final Function<T, String> format;

        Text(Class<T> type, Function<T, String> format) {
            super(type);
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(format.apply(value));
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(context.constructType(type), parser));
            }
            String text = parser.getString();
            return text.isEmpty() ? null : parse.apply(text);
        }
    }

    /** Says of a value of another kind which kind it has and should have, while that is known; a whole body is the reader's. */
    static final class UnexpectedTokens extends DeserializationProblemHandler {

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType wanted, JsonToken found, JsonParser parser, String message) {
            TokenStreamContext place = parser.streamReadContext();
            if ((found.isStructStart() ? place.getParent() : place).inRoot()) {
                return NOT_HANDLED;
            }
            throw MalformedValueException.ofKind(wanted.getRawClass(), found);
        }
    }
}
