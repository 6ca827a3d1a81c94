package health.polaris.users.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The compact form (contracts/users.md §2.2). */
record CompactClinician(
        @Nullable String jobTitle,
        @Nullable String emailAddress,
        @Nullable String firstName,
        @Nullable String lastName,
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy) {

    static CompactClinician from(ClinicianResponse full) {
        return new CompactClinician(
                full.jobTitle(),
                full.emailAddress(),
                full.firstName(),
                full.lastName(),
                full.uuid(),
                full.created(),
                full.createdBy(),
                full.modified(),
                full.modifiedBy());
    }
}
