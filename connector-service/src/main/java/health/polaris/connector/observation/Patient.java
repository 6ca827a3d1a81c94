package health.polaris.connector.observation;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom was measured.
 *
 * @param sex SNOMED CT code
 */
public record Patient(
        String uuid,
        @Nullable String lastName,
        @Nullable String firstName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String sex,
        @Nullable String hospitalNumber,
        @Nullable String nhsNumber) {

    static Patient of(JsonPart part) {
        return new Patient(
                part.required("uuid"),
                part.expected("last_name"),
                part.expected("first_name"),
                date(part.expected("dob")),
                part.expected("sex"),
                part.filled("hospital_number"),
                part.filled("nhs_number"));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            String shown = text.length() > 64 ? text.substring(0, 64) + "…" : text;
            throw new InvalidObservationSetException(
                    "'dob' is not an ISO 8601 date", shown + " does not match expected ISO8601 format");
        }
    }
}
