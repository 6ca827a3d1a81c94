package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import java.time.ZoneId;
import java.util.Optional;

/** Times of a segment, in UTC. */
record Times(ZoneId zone) {

    /** @throws UnreadableTimeException when it is none */
    Said<String> said(Segment segment, int number) {
        return Said.in(segment.field(number), 1)
                .as(text -> Hl7Time.parse(text, zone)
                        .map(time -> WireTime.of(time.value().toInstant()))
                        .orElseThrow(() -> new UnreadableTimeException(FieldPath.of(segment.name(), number))));
    }

    /** Empty also when it is none. */
    Optional<Hl7Time> readable(Segment segment, int number) {
        return Optional.ofNullable(segment.field(number).value()).flatMap(text -> Hl7Time.parse(text, zone));
    }
}
