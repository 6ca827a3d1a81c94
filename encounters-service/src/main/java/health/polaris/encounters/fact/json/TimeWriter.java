package health.polaris.encounters.fact.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Times to the microsecond, as PostgreSQL keeps them. */
final class TimeWriter extends ValueSerializer<Instant> {

    /** Attribute of the writer: an {@link AtomicBoolean} that becomes true when a time was finer. */
    static final String CUT = "cut";

    @Override
    public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
        Instant stored = time.truncatedTo(ChronoUnit.MICROS);
        if (!stored.equals(time) && context.getAttribute(CUT) instanceof AtomicBoolean cut) {
            cut.set(true);
        }
        generator.writeString(stored.toString());
    }
}
