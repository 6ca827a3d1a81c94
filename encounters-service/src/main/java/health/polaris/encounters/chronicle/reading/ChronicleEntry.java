package health.polaris.encounters.chronicle.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a row (contracts/encounters.md §11).
 *
 * @param uuid of the encounter, patient or place that it is about
 * @param item the row itself: its uuid, of a number what it is
 * @param knownAt when it was written
 * @param happenedAt event time of the message, over HTTP the time of the request; null where no fact made it
 * @param fields those that differ; of a row that was created or removed all that are not empty
 * @param messageUuid that made it; null of a change over HTTP
 * @param sequence of the message
 * @param messages all messages that were applied together, where there were several
 */
record ChronicleEntry(
        String uuid,

        @Schema(allowableValues = {"encounter", "move", "score", "patient", "number", "place"})
        String kind,

        String item,

        @Schema(allowableValues = {"created", "changed", "removed"})
        String operation,

        Instant knownAt,
        @Nullable Instant happenedAt,
        Map<String, FieldValues> fields,
        @Nullable String messageUuid,
        @Nullable Long sequence,
        @JsonInclude(Include.NON_NULL) @Nullable List<String> messages,
        String callerId,
        @Nullable String requestId)
        implements ShowsPerson {

    /** Of a field; null: empty. Times are in UTC. */
    record FieldValues(@Nullable String before, @Nullable String after) {}

    @Override
    public void show(Shown shown) {
        switch (kind) {
            case "patient", "number" -> shown.patient(uuid);
            case "place" -> shown.ward(uuid);
            default -> shown.encounter(uuid);
        }
    }
}
