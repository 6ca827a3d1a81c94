package health.polaris.messages.message;

import java.time.Instant;

/** A row of {@code message_type}, as it stands in every message (contracts/messages.md §2). */
record MessageType(int value, String uuid, Instant created, String createdBy, Instant modified, String modifiedBy) {

    static final int CALLBACK = 5;
    static final int RED_ALERT = 7;
    static final int AMBER_ALERT = 8;
    static final int GREY_ALERT = 9;
}
