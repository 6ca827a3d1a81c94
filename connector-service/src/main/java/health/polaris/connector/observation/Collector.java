package health.polaris.connector.observation;

import org.jspecify.annotations.Nullable;

/**
 * The clinician who measured.
 *
 * @param identifier known to the EPR
 */
public record Collector(
        @Nullable String identifier,
        @Nullable String lastName,
        @Nullable String firstName) {

    /** Null when nobody is known. */
    static @Nullable Collector of(JsonPart clinician) {
        return clinician.isEmpty()
                ? null
                : new Collector(
                        clinician.expected("send_entry_identifier"),
                        clinician.expected("last_name"),
                        clinician.expected("first_name"));
    }
}
