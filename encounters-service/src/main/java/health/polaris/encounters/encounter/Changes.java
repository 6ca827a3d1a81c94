package health.polaris.encounters.encounter;

import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.history.ScoreSystemHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a client's wish to change an encounter (contracts/encounters.md §4.5, §6). Whether others are told, the audit of
 * the score system and the refusal follow from this value alone. {@code encounter_modified} lists besides what a client saw before
 * and sees now: histories, product and names of places are in no field of an encounter.
 */
public sealed interface Changes {

    /**
     * The encounter was changed, or was like this already.
     *
     * @param fields those that differ from before
     * @param scoring the history row of the early warning score that was changed
     */
    record Made(
            Encounter encounter,
            List<FieldChange> fields,
            @Nullable ScoreSystemHistory scoring) implements Changes {

        public Made {
            fields = List.copyOf(fields);
        }

        /** Whether others are told: a new product alone is not worth an event (E24). */
        public boolean deserveAnEvent() {
            return fields.stream().anyMatch(change -> change.field() != EncounterField.DH_PRODUCT);
        }
    }

    /**
     * Nothing was changed: the caller may not change the early warning score.
     *
     * @param requested null in the half that was not asked for
     */
    record Refused(Encounter encounter, EarlyWarning requested) implements Changes {}

    /** One field, with what it was and what it is. */
    record FieldChange(
            EncounterField field,
            @Nullable Object before,
            @Nullable Object after) {

        static List<FieldChange> between(
                Map<EncounterField, @Nullable Object> before, Map<EncounterField, @Nullable Object> after) {
            List<FieldChange> changes = new ArrayList<>();
            before.forEach((field, value) -> {
                Object now = after.get(field);
                if (!Objects.equals(seen(value), seen(now))) {
                    changes.add(new FieldChange(field, value, now));
                }
            });
            return changes;
        }

        /** Clients see times to the millisecond; what differs by less looks the same to them. */
        private static @Nullable Object seen(@Nullable Object value) {
            return value instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS) : value;
        }
    }
}
