package health.polaris.encounters.change;

import health.polaris.common.json.Field;
import health.polaris.encounters.http.ClientTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time of a PATCH body: stated, emptied, or not spoken of. */
final class StatedTime {

    private StatedTime() {}

    /** What holds afterwards. */
    static @Nullable Instant of(Field<ClientTime> stated, @Nullable Instant current) {
        ClientTime time = stated.value();
        Instant emptied = stated.present() ? null : current;
        return time == null ? emptied : time.at();
    }
}
