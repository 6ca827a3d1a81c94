package health.polaris.users.clinician;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.users.query.WireTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One clinician of a migration (contracts/users.md §4.12): what a creation takes, and with it what the old system
 * knew: the id, the audit values, the legacy hash with its salt, and the agreements. Read in, it is in the form in
 * which it is stored.
 */
record BulkClinicianRequest(
        String uuid,
        @Nullable String created,
        @Nullable String createdBy,
        @Nullable String modified,
        @Nullable String modifiedBy,
        @Nullable String passwordHash,
        @Nullable String passwordSalt,
        @Nullable List<BulkTerms> termsAgreements,
        String firstName,
        String lastName,
        String phoneNumber,
        String jobTitle,
        String nhsSmartcardNumber,
        List<String> locations,
        List<String> groups,
        @NotEmpty List<ProductRequest> products,
        @Nullable String emailAddress,
        @Nullable String sendEntryIdentifier,
        @Nullable String professionalRegistrationNumber,
        @Nullable String agencyName,
        @Nullable String agencyStaffEmployeeNumber,
        @Nullable String bookingReference,
        @Nullable @Schema(pattern = WireTime.DATE_FORM) String contractExpiryEodDate,
        @Nullable Boolean loginActive,
        @Nullable Boolean canEditEws,
        @Nullable Boolean canEditEncounter,
        @Nullable Boolean analyticsConsent,
        @Nullable List<String> bookmarks,
        @Nullable List<String> bookmarkedPatients,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> other) {

    BulkClinicianRequest {
        Expected.present("uuid", uuid);
        created = BulkTerms.time("created", created);
        modified = BulkTerms.time("modified", modified);
        emailAddress = EmailAddress.normalised(emailAddress);
        termsAgreements = Expected.orEmpty("terms_agreements", termsAgreements);
        Expected.noMoreThan(Set.of(), other, "Clinician");
        new ClinicianCreateRequest(
                firstName,
                lastName,
                phoneNumber,
                jobTitle,
                nhsSmartcardNumber,
                locations,
                groups,
                products,
                emailAddress,
                sendEntryIdentifier,
                professionalRegistrationNumber,
                agencyName,
                agencyStaffEmployeeNumber,
                bookingReference,
                contractExpiryEodDate,
                loginActive,
                canEditEws,
                canEditEncounter,
                analyticsConsent,
                bookmarks,
                bookmarkedPatients,
                null);
        bookmarks = Expected.orEmpty("bookmarks", bookmarks);
        bookmarkedPatients = Expected.orEmpty("bookmarked_patients", bookmarkedPatients);
    }

    /** Without hash and salt. */
    @Override
    public String toString() {
        return "BulkClinicianRequest[uuid=%s]".formatted(uuid);
    }
}
