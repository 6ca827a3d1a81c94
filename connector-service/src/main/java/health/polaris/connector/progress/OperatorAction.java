package health.polaris.connector.progress;

import java.util.Locale;

/** What an operator can do; each leaves an audit event, an entry in the message's timeline, a metric and a log line. */
public enum OperatorAction {
    REPROCESS("hl7_message_reprocessed"),
    DELIVERY_RETRY("hl7_delivery_retried"),
    DELIVERY_GIVE_UP("hl7_delivery_given_up"),
    DEAD_LETTER_READ("dead_letter_read"),
    DEAD_LETTER_REQUEUE("dead_letter_requeued"),
    DEAD_LETTER_DISCARD("dead_letter_discarded"),
    FEED_PAUSE("feed_paused"),
    FEED_RESUME("feed_resumed"),
    DELIVERY_PAUSE("delivery_paused"),
    DELIVERY_RESUME("delivery_resumed");

    private final String auditEvent;

    OperatorAction(String auditEvent) {
        this.auditEvent = auditEvent;
    }

    /** {@code event_type} of the audit event. */
    String auditEvent() {
        return auditEvent;
    }

    /** As in the timeline and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
