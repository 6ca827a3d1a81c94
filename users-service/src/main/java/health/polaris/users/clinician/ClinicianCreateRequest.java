package health.polaris.users.clinician;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.common.error.ApiException;
import health.polaris.users.wire.BodyValidation;
import health.polaris.users.wire.WireTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /dhos/v1/clinician} (contracts/users.md §3). Lists that may be absent are empty then.
 *
 * @param other keys that are not declared; outside production a test data set may bring a {@code uuid}
 */
public record ClinicianCreateRequest(
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String firstName,
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String lastName,
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String phoneNumber,
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String jobTitle,
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String nhsSmartcardNumber,

        @NotNull @Size(max = BodyValidation.LONGEST_LIST)
        List<@NotNull @Size(max = BodyValidation.LONGEST_TEXT) String> locations,

        @NotNull @Size(max = BodyValidation.LONGEST_LIST)
        List<@NotNull @Size(max = BodyValidation.LONGEST_TEXT) String> groups,

        @NotEmpty @Size(max = ProductRequest.MOST) List<@NotNull @Valid ProductRequest> products,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String emailAddress,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String sendEntryIdentifier,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String professionalRegistrationNumber,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String agencyName,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String agencyStaffEmployeeNumber,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String bookingReference,
        @Nullable String contractExpiryEodDate,
        @Nullable Boolean loginActive,
        @Nullable Boolean canEditEws,
        @Nullable Boolean canEditEncounter,
        @Nullable Boolean analyticsConsent,

        @Nullable @Size(max = BodyValidation.LONGEST_LIST)
        List<@Size(max = BodyValidation.LONGEST_TEXT) String> bookmarks,

        @Nullable @Size(max = BodyValidation.LONGEST_LIST)
        List<@Size(max = BodyValidation.LONGEST_TEXT) String> bookmarkedPatients,

        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> other) {

    private static final Set<String> TOLERATED_OUTSIDE_PRODUCTION =
            Set.of("uuid", "created", "created_by", "modified", "modified_by");

    public ClinicianCreateRequest {
        BodyValidation.bound("locations", locations);
        BodyValidation.bound("groups", groups);
        BodyValidation.bound("products", products, ProductRequest.MOST);
        emailAddress = EmailAddress.checked(emailAddress);
        bookmarks = BodyValidation.listOrEmpty("bookmarks", bookmarks);
        bookmarkedPatients = BodyValidation.listOrEmpty("bookmarked_patients", bookmarkedPatients);
        if (contractExpiryEodDate != null) {
            WireTime.date("contract_expiry_eod_date", contractExpiryEodDate);
        }
    }

    public void refuseUnexpected(boolean production) {
        BodyValidation.refuseUnexpectedKeys(production ? Set.of() : TOLERATED_OUTSIDE_PRODUCTION, other, "Clinician");
        products.forEach(ProductRequest::refuseUnexpected);
    }

    /** The id that a test data set wants, null when it leaves the choice to us. */
    @Nullable
    String chosenUuid() {
        Object uuid = other == null ? null : other.get("uuid");
        if (uuid == null) {
            return null;
        }
        if (uuid instanceof String text && !text.isBlank() && text.length() <= 36) {
            return text;
        }
        throw ApiException.invalid("'uuid' is not a text of 1 to 36 characters");
    }

    @Nullable
    public LocalDate contractExpiry() {
        return contractExpiryEodDate == null ? null : WireTime.date("contract_expiry_eod_date", contractExpiryEodDate);
    }

    public List<String> productNames() {
        return products.stream().map(ProductRequest::productName).toList();
    }
}
