package health.polaris.integration.claim.said;

import java.time.Instant;

/** Something that was said, by an EPR or over HTTP. */
public sealed interface Fact permits Message, LocalStay, LocalMove {

    /** Tells the facts of one history apart. */
    int number();

    /** Its place; no two facts of a history share one. */
    Instant time();

    /** The same, said at another time. */
    Fact at(Instant other);
}
