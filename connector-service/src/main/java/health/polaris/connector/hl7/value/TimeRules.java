package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.FieldPath;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How the times of one feed are to be taken (contracts/identity.md §3).
 *
 * @param zone of times without offset
 * @param offset whose offset they have before that of the zone
 * @param sentAt where the time stands by which a message is placed
 * @param clock whether that time can be trusted
 * @param waitingTime how long a part that cannot be applied waits
 * @param localWindow how far an admission may be away from the beginning of the local encounter that it is one with
 */
public record TimeRules(
        ZoneId zone, Offset offset, FieldPath sentAt, SenderClock clock, Duration waitingTime, Duration localWindow) {

    private static final Duration DAY = Duration.ofHours(24);
    private static final FieldPath MSH_7 = FieldPath.of("MSH", 7);

    /** The offset of times that have none. */
    public enum Offset {
        /** That of the zone. */
        TIME_ZONE,
        /** That of MSH-7, when it has one. */
        MSH_7
    }

    /** A sender's clock. */
    public enum SenderClock {
        SYNCHRONISED,
        UNSYNCHRONISED
    }

    /** Whether it is MSH-7, which then has to be a time. */
    public boolean placesByMsh7() {
        return sentAt.segment().equals(MSH_7.segment()) && sentAt.field() == MSH_7.field();
    }

    /** What holds for everybody who has no rules of their own. */
    public static TimeRules contract(ZoneId zone) {
        return new TimeRules(zone, Offset.TIME_ZONE, MSH_7, SenderClock.SYNCHRONISED, DAY, DAY);
    }
}
