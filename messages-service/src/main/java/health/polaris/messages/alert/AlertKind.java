package health.polaris.messages.alert;

import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.messages.message.MessageType;
import org.jspecify.annotations.Nullable;

/** {@code alert_type} of a blood glucose alert, and the message it becomes; the sentence names nobody. */
enum AlertKind {
    COUNTS_RED(MessageType.RED_ALERT, "Red alert: repeated blood glucose readings are out of range."),
    COUNTS_AMBER(MessageType.AMBER_ALERT, "Amber alert: blood glucose readings are out of range."),
    PERCENTAGES_RED(MessageType.RED_ALERT, "Red alert: a high share of blood glucose readings is out of range."),
    PERCENTAGES_AMBER(
            MessageType.AMBER_ALERT, "Amber alert: a raised share of blood glucose readings is out of range."),
    /** Makes no message. */
    ACTIVITY_GREY(MessageType.GREY_ALERT, "Grey alert: no recent blood glucose readings.");

    private final int messageType;
    private final String sentence;

    AlertKind(int messageType, String sentence) {
        this.messageType = messageType;
        this.sentence = sentence;
    }

    /** @throws RejectedMessageException when there is no such kind */
    static AlertKind named(@Nullable String name) {
        for (AlertKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new RejectedMessageException("alert with an alert_type that is missing or unknown");
    }

    int messageType() {
        return messageType;
    }

    String sentence() {
        return sentence;
    }
}
