package health.polaris.users.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import org.jspecify.annotations.Nullable;

/** The compact form (contracts/users.md §2.2). */
record CompactClinician(
        @Nullable String jobTitle,
        @Nullable String emailAddress,
        @Nullable String firstName,
        @Nullable String lastName,
        @JsonUnwrapped AuditResponse audit) {

    static CompactClinician from(ClinicianResponse full) {
        return new CompactClinician(
                full.jobTitle(), full.emailAddress(), full.firstName(), full.lastName(), full.audit());
    }
}
