package health.polaris.users.clinician;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.common.json.Field;
import health.polaris.users.wire.BodyValidation;
import health.polaris.users.wire.WireTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Body of an update and of a removal (contracts/users.md §3): every key may be absent. An update adds to the lists and
 * replaces the rest, a removal takes out of the lists and ignores the rest.
 *
 * @param other what is not declared: ignored, above all {@code password_hash}, {@code uuid} and the audit fields
 */
public record ClinicianUpdateRequest(
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> firstName,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> lastName,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> phoneNumber,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> jobTitle,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> nhsSmartcardNumber,
        Field<
                        @NotNull @Size(max = BodyValidation.LONGEST_LIST) List<
                                @Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String>>
                locations,
        Field<
                        @NotNull @Size(max = BodyValidation.LONGEST_LIST) List<
                                @Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String>>
                groups,
        Field<@Size(max = ProductRequest.MOST) List<@Valid ProductRequest>> products,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> emailAddress,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> sendEntryIdentifier,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String>
                professionalRegistrationNumber,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> agencyName,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> agencyStaffEmployeeNumber,
        Field<@Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String> bookingReference,
        Field<String> contractExpiryEodDate,
        Field<@NotNull(groups = Replacement.class) Boolean> loginActive,
        Field<@NotNull(groups = Replacement.class) Boolean> canEditEws,
        Field<Boolean> canEditEncounter,
        Field<Boolean> analyticsConsent,
        Field<
                        @NotNull @Size(max = BodyValidation.LONGEST_LIST) List<
                                @Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String>>
                bookmarks,
        Field<
                        @NotNull @Size(max = BodyValidation.LONGEST_LIST) List<
                                @Size(max = BodyValidation.LONGEST_TEXT, groups = Replacement.class) String>>
                bookmarkedPatients,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> other) {

    /** What holds for an update alone: a removal ignores its flags and texts, whatever they are, and takes away what is too long. */
    public interface Replacement {}

    public ClinicianUpdateRequest {
        locations = BodyValidation.absentOrList("locations", locations);
        groups = BodyValidation.absentOrList("groups", groups);
        bookmarks = BodyValidation.absentOrList("bookmarks", bookmarks);
        bookmarkedPatients = BodyValidation.absentOrList("bookmarked_patients", bookmarkedPatients);
        if (products.hasValue()) {
            BodyValidation.bound("products", products.value(), ProductRequest.MOST);
            products = BodyValidation.absentOrList("products", products);
        }
        expiry(contractExpiryEodDate);
    }

    public Field<LocalDate> contractExpiry() {
        return contractExpiryEodDate.present() ? Field.of(expiry(contractExpiryEodDate)) : Field.absent();
    }

    public List<ProductRequest> productChanges() {
        return Objects.requireNonNullElse(products.value(), List.of());
    }

    /** Empty when there is nothing in it, or it was not sent. */
    public List<String> groupNames() {
        return Objects.requireNonNullElse(groups.value(), List.of());
    }

    public boolean holdsPassword() {
        return other != null && Stream.of("password_hash", "password_salt").anyMatch(other::containsKey);
    }

    private static @Nullable LocalDate expiry(Field<String> sent) {
        String text = sent.value();
        return text == null ? null : WireTime.date("contract_expiry_eod_date", text);
    }
}
