package health.polaris.eventbus.contract;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Times in AMQP bodies (contracts/platform.md §6). Written: {@code 2027-03-09T16:02:11.904+00:00}, always UTC, always
 * three digits, cut off. Read: {@code Z} or any offset, with or without colon, none to nine digits; without an offset
 * it is UTC.
 */
final class AmqpTimes {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private AmqpTimes() {}

    static JacksonModule module() {
        return new SimpleModule("amqp-times")
                .addSerializer(Instant.class, written(time -> time.atOffset(ZoneOffset.UTC)))
                .addSerializer(OffsetDateTime.class, written(AmqpTimes::inUtc))
                .addSerializer(ZonedDateTime.class, written(time -> inUtc(time.toOffsetDateTime())))
                .addSerializer(LocalDateTime.class, written(time -> time.atOffset(ZoneOffset.UTC)))
                .addDeserializer(Instant.class, read(Instant.class, OffsetDateTime::toInstant))
                .addDeserializer(OffsetDateTime.class, read(OffsetDateTime.class, Function.identity()));
    }

    static OffsetDateTime parse(String text) {
        TemporalAccessor time = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned
                : LocalDateTime.from(time).atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime inUtc(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static <T> ValueSerializer<T> written(Function<T, OffsetDateTime> utc) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(WRITTEN.format(utc.apply(value)));
            }
        };
    }

    private static <T> ValueDeserializer<T> read(Class<T> type, Function<OffsetDateTime, T> made) {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                String text = json.getString();
                try {
                    return made.apply(parse(text));
                } catch (DateTimeParseException e) {
                    throw InvalidFormatException.from(json, "not a time", text, type);
                }
            }
        };
    }
}
