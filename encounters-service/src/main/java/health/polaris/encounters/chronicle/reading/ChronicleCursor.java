package health.polaris.encounters.chronicle.reading;

import health.polaris.common.error.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the list: {@code 2026-11-29T22:00:00.123456Z_4711}. */
record ChronicleCursor(Instant knownAt, long id) {

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** Ahead of all that is in the list: oldest first. */
    static final ChronicleCursor START = new ChronicleCursor(Instant.EPOCH, 0);

    String text() {
        return knownAt + "_" + id;
    }

    /** @throws ApiException 400 when it is none of ours */
    static ChronicleCursor read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return START;
        }
        String[] parts = text.split("_", 2);
        try {
            Instant knownAt = Instant.parse(parts[0]);
            if (parts.length == 2 && knownAt.isAfter(Instant.EPOCH) && knownAt.isBefore(END)) {
                return new ChronicleCursor(knownAt, Long.parseLong(parts[1]));
            }
        } catch (DateTimeException | NumberFormatException foreign) {
            // Said below.
        }
        throw ApiException.invalid("cursor is not one that was given out");
    }
}
