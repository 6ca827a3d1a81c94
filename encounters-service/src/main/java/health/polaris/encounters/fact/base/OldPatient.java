package health.polaris.encounters.fact.base;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of the directory from before facts were kept; {@code parent} is the patient that remained after a merge. */
record OldPatient(
        String uuid,
        @Nullable String nhsNumber,
        @Nullable String hospitalNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dob,
        @Nullable LocalDate dod,
        @Nullable String sex,
        @Nullable String parent,
        Instant created,
        Instant modified) {

    /** It was stored when blanks around a number still counted, and another row has the number without them. */
    boolean isPadded() {
        return hospitalNumber != null && !hospitalNumber.equals(hospitalNumber.strip());
    }
}
