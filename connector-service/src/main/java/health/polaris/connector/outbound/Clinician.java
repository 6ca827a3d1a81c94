package health.polaris.connector.outbound;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users-service knows of a clinician, as far as the EPR is told. */
record Clinician(
        @Nullable String sendEntryIdentifier,
        @Nullable String firstName,
        @Nullable String lastName) {

    /** Under the keys of the observation message; each is there, with or without a value. */
    Map<String, @Nullable String> names() {
        Map<String, @Nullable String> names = new HashMap<>();
        names.put("send_entry_identifier", sendEntryIdentifier);
        names.put("first_name", firstName);
        names.put("last_name", lastName);
        return names;
    }
}
