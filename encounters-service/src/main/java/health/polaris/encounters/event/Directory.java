package health.polaris.encounters.event;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: who the patients are and what the EPR calls the locations (contracts/encounters.md §6, "observations").
 * Encounters themselves know only foreign ids.
 */
public interface Directory {

    /** The top-level patient for a merged one; empty when unknown. */
    Optional<KnownPatient> patient(String patientUuid);

    /** {@code ward:bay:bed}; empty when unknown. */
    Optional<String> odsCode(String locationUuid);

    /** {@code data.patient} of {@code dhos.DM000005}. */
    record KnownPatient(
            String uuid,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable LocalDate dob,
            @Nullable String sex,
            @Nullable String hospitalNumber,
            @Nullable String nhsNumber) {}
}
