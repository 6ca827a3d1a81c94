package health.polaris.users.migration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.users.clinician.ClinicianCreateRequest;
import health.polaris.users.terms.TermsService;
import health.polaris.users.wire.BodyValidation;
import health.polaris.users.wire.WireTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One clinician of a migration (contracts/users.md §4.12): what a creation takes, and with it what the old system knew:
 * the id, the audit values, the legacy hash with its salt, and the agreements. It is kept in the form in which it is
 * stored.
 */
record BulkClinicianRequest(
        @NotNull @Size(max = BodyValidation.LONGEST_ID) String uuid,
        @Nullable String created,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String createdBy,
        @Nullable String modified,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String modifiedBy,
        @Nullable @Size(max = LONGEST_HASH) String passwordHash,
        @Nullable @Size(max = LONGEST_HASH) String passwordSalt,
        @Nullable @Size(max = BodyValidation.LONGEST_LIST) List<@Valid BulkTermsRequest> termsAgreements,
        @Valid @JsonUnwrapped ClinicianCreateRequest clinician) {

    /** 512 hexadecimal digits of scrypt, and more than any other has. */
    private static final int LONGEST_HASH = 1024;

    BulkClinicianRequest {
        created = WireTime.utcText("created", created);
        modified = WireTime.utcText("modified", modified);
        termsAgreements = BodyValidation.listOrEmpty("terms_agreements", termsAgreements);
        BodyValidation.bound(
                "terms_agreements.product_name",
                termsAgreements.stream().map(BulkTermsRequest::productName).collect(Collectors.toSet()),
                TermsService.MOST_PRODUCTS);
    }

    /** Without hash and salt. */
    @Override
    public String toString() {
        return "BulkClinicianRequest[uuid=%s]".formatted(uuid);
    }
}
