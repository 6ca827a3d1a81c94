package health.polaris.encounters.encounter;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An entry of {@code encounter.merge_history}: to whom the encounter belonged before a merge. Stored, never shown.
 *
 * @param messageUuid the message that caused the merge
 */
record MergedFrom(
        @JsonProperty("record_uuid") String recordUuid,
        @JsonProperty("patient_uuid") String patientUuid,
        @JsonProperty("message_uuid") String messageUuid) {}
