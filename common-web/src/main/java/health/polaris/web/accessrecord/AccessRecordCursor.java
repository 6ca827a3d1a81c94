package health.polaris.web.accessrecord;

import health.polaris.common.error.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the list: {@code 2026-11-29T22:00:00.123456Z_0f9e5b0e-6a0c-4c0e-9a2f-0c4b8a1de001}. */
record AccessRecordCursor(Instant at, String uuid) {

    private static final int UUID_LENGTH = 36;

    /** Ahead of all that is in the list: newest first. */
    static final AccessRecordCursor START = new AccessRecordCursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    String text() {
        return at + "_" + uuid;
    }

    /** @throws ApiException 400 when it is none of ours */
    static AccessRecordCursor read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return START;
        }
        String[] parts = text.split("_", 2);
        try {
            Instant at = Instant.parse(parts[0]);
            if (parts.length == 2
                    && parts[1].length() == UUID_LENGTH
                    && at.isAfter(Instant.EPOCH)
                    && at.isBefore(START.at)) {
                return new AccessRecordCursor(at, parts[1]);
            }
        } catch (DateTimeException foreign) {
            // Said below.
        }
        throw ApiException.invalid("'before' is not one that was given out");
    }
}
