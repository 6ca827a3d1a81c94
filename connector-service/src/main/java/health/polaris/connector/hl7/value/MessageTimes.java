package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Hl7Time;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of one message.
 *
 * @param zone of its times without offset: an offset too, where MSH-7 has one and the profile goes by it (F5)
 */
public record MessageTimes(ZoneId zone) {

    public static MessageTimes of(Hl7Message message, TimeRules rules) {
        return new MessageTimes(
                rules.offset() == TimeRules.Offset.MSH_7
                        ? offsetOf(message.header().field(7), rules.zone())
                        : rules.zone());
    }

    private static ZoneId offsetOf(Field sentAt, ZoneId otherwise) {
        return Optional.ofNullable(sentAt.codeValue())
                .filter(Hl7Time::statesOffset)
                .flatMap(text -> Hl7Time.read(text, otherwise))
                .<ZoneId>map(time -> time.value().getOffset())
                .orElse(otherwise);
    }

    /** Empty when the field says nothing, or no time. */
    public Optional<Hl7Time> in(Field field) {
        return Optional.ofNullable(field.codeValue()).flatMap(this::of);
    }

    /** Empty when the text is no time. */
    public Optional<Hl7Time> of(@Nullable String text) {
        return text == null ? Optional.empty() : Hl7Time.read(text, zone);
    }
}
