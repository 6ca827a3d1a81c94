package health.polaris.users.clinician;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who a clinician is and where employed: plain texts that no rule looks at. */
@Embeddable
public record Profile(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String phoneNumber,
        @Nullable String nhsSmartcardNumber,
        @Nullable String professionalRegistrationNumber,
        @Nullable String agencyName,
        @Nullable String agencyStaffEmployeeNumber,
        @Nullable String bookingReference) {

    /** Also how a row looks whose texts are all null. */
    static final Profile EMPTY = new Profile(null, null, null, null, null, null, null, null, null);

    static Profile of(ClinicianCreateRequest request) {
        return new Profile(
                request.firstName().strip(),
                request.lastName().strip(),
                request.jobTitle(),
                request.phoneNumber(),
                request.nhsSmartcardNumber(),
                request.professionalRegistrationNumber(),
                request.agencyName(),
                request.agencyStaffEmployeeNumber(),
                request.bookingReference());
    }

    Profile with(ClinicianUpdateRequest update) {
        return new Profile(
                trimmed(update.firstName().orElse(firstName)),
                trimmed(update.lastName().orElse(lastName)),
                update.jobTitle().orElse(jobTitle),
                update.phoneNumber().orElse(phoneNumber),
                update.nhsSmartcardNumber().orElse(nhsSmartcardNumber),
                update.professionalRegistrationNumber().orElse(professionalRegistrationNumber),
                update.agencyName().orElse(agencyName),
                update.agencyStaffEmployeeNumber().orElse(agencyStaffEmployeeNumber),
                update.bookingReference().orElse(bookingReference));
    }

    private static @Nullable String trimmed(@Nullable String name) {
        return name == null ? null : name.strip();
    }
}
