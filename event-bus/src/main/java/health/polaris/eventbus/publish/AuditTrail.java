package health.polaris.eventbus.publish;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/**
 * One log line for every audit event, since the event itself vanishes where nobody has bound a queue
 * (contracts/platform.md §8.5). Of the event's data only those values that are UUIDs: nothing else is sure to name
 * nobody.
 */
final class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    void logAfterCommit(JsonNode event) {
        String line = line(event);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                log.info(line);
            }
        });
    }

    /** {@code Audit event "Login Success" clinician_id=c0ffee00-…}. */
    static String line(JsonNode event) {
        String ids = event.path("event_data").properties().stream()
                .filter(entry ->
                        UUID_TEXT.matcher(entry.getValue().asString("")).matches())
                .map(AuditTrail::pair)
                .sorted()
                .collect(Collectors.joining(" "));
        return "Audit event \"%s\" %s"
                .formatted(event.path("event_type").asString(""), ids)
                .strip();
    }

    private static String pair(Map.Entry<String, JsonNode> entry) {
        return entry.getKey() + "=" + entry.getValue().asString("");
    }
}
