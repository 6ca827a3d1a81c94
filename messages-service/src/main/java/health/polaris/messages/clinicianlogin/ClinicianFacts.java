package health.polaris.messages.clinicianlogin;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a clinician, by a request or by an event.
 *
 * @param loginActive null: as it is
 * @param sendEntryIdentifier the badge; null: none
 * @param contractExpiry last day of the contract; null: it does not end
 * @param locations ids; null: as they are
 */
record ClinicianFacts(
        @Nullable Boolean loginActive,
        @Nullable String sendEntryIdentifier,
        @Nullable LocalDate contractExpiry,
        Collection<String> products,
        Collection<String> groups,
        @Nullable Collection<String> locations) {}
