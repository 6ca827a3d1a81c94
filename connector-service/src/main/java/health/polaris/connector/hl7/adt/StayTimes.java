package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.fact.Said;
import health.polaris.connector.hl7.fact.WireTime;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.MessageTimes;
import java.util.Optional;

/** Times without which a stay would be another: one that is not valid is refused. */
record StayTimes(MessageTimes times, Refusals refusals) {

    /**
     * Empty when nothing is said.
     *
     * @throws UnreadableFieldException when it is no time
     */
    static Optional<Hl7Time> in(Segment segment, int number, MessageTimes times, Refusals refusals) {
        Field field = segment.field(number);
        return field.codeValue() == null
                ? Optional.empty()
                : Optional.of(times.in(field)
                        .orElseThrow(() -> new UnreadableFieldException(refusals.timestamp(segment.place(number)))));
    }

    /** @throws UnreadableFieldException when it is no time */
    Said<String> said(Segment segment, int number) {
        return Said.in(
                segment.field(number),
                1,
                in(segment, number, times, refusals)
                        .map(time -> WireTime.of(time.value().toInstant()))
                        .orElse(null));
    }
}
