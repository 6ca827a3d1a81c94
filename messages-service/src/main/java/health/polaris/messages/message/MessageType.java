package health.polaris.messages.message;

import java.time.Instant;

/** A row of {@code message_type}, as it stands in every message (contracts/messages.md §2). */
public record MessageType(
        int value, String uuid, Instant created, String createdBy, Instant modified, String modifiedBy) {

    public static final int ACTIVATION_CODE = 6;
    public static final int RED_ALERT = 7;
    public static final int AMBER_ALERT = 8;
    public static final int GREY_ALERT = 9;

    static boolean isAlert(int value) {
        return value == RED_ALERT || value == AMBER_ALERT || value == GREY_ALERT;
    }
}
