package health.polaris.users.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.Profile;
import health.polaris.users.terms.TermsResponse;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The full form of a clinician (contracts/users.md §2.1). Never in it: booking reference, hash and salt.
 *
 * @param sendEntryIdentifier the badge number; null for callers who may not see it (S37)
 * @param termsAgreement by product name, the highest version
 * @param contractExpiryEodDate not null: a temporary clinician
 */
public record ClinicianResponse(
        @JsonUnwrapped AuditResponse audit,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String phoneNumber,
        @Nullable String nhsSmartcardNumber,
        @Nullable String emailAddress,
        @Nullable String sendEntryIdentifier,
        @Nullable String professionalRegistrationNumber,
        @Nullable String agencyName,
        @Nullable String agencyStaffEmployeeNumber,
        List<String> locations,
        List<String> bookmarks,
        List<String> bookmarkedPatients,
        List<String> groups,
        List<ProductResponse> products,
        Map<String, TermsResponse> termsAgreement,
        boolean loginActive,
        boolean canEditEws,
        @Nullable Boolean canEditEncounter,
        @Nullable LocalDate contractExpiryEodDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean analyticsConsent)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        CompactClinician.show(shown, audit);
    }

    public static ClinicianResponse from(
            Clinician clinician, Map<String, TermsResponse> terms, BadgeVisibility visibility) {
        Profile profile = clinician.profile();
        return new ClinicianResponse(
                clinician.audit(),
                profile.firstName(),
                profile.lastName(),
                profile.jobTitle(),
                profile.phoneNumber(),
                profile.nhsSmartcardNumber(),
                clinician.emailAddress(),
                visibility.visible(clinician.uuid(), clinician.sendEntryIdentifier()),
                profile.professionalRegistrationNumber(),
                profile.agencyName(),
                profile.agencyStaffEmployeeNumber(),
                clinician.locations(),
                clinician.bookmarks(),
                clinician.bookmarkedPatients(),
                clinician.groups(),
                clinician.products().stream().map(ProductResponse::from).toList(),
                terms,
                clinician.isLoginActive(),
                clinician.canEditEws(),
                clinician.canEditEncounter(),
                clinician.contractExpiryEodDate(),
                clinician.analyticsConsent());
    }
}
