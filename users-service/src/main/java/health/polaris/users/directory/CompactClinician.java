package health.polaris.users.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import org.jspecify.annotations.Nullable;

/** The compact form (contracts/users.md §2.2). */
record CompactClinician(
        @Nullable String jobTitle,
        @Nullable String emailAddress,
        @Nullable String firstName,
        @Nullable String lastName,
        @JsonUnwrapped AuditResponse audit)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        show(shown, audit);
    }

    /** Of staff: no patient's id. */
    static void show(Shown shown, AuditResponse clinician) {
        shown.other("clinician", clinician.uuid());
    }

    static CompactClinician from(ClinicianResponse full) {
        return new CompactClinician(
                full.jobTitle(), full.emailAddress(), full.firstName(), full.lastName(), full.audit());
    }
}
