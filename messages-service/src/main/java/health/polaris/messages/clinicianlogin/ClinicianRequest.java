package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new clinician login.
 *
 * @param groups may be left out, but not be null
 * @param uuid of test data sets: ignored; an unknown key in production
 */
record ClinicianRequest(
        @NotNull @Size(max = RequestLimits.ID) String clinicianId,
        @NotNull Boolean loginActive,
        @NotNull @Size(max = RequestLimits.LIST) List<@NotNull @Size(max = RequestLimits.NAME) String> products,
        Field<@NotNull @Size(max = RequestLimits.LIST) List<@NotNull @Size(max = RequestLimits.NAME) String>> groups,
        @Nullable @Size(max = RequestLimits.BADGE) String sendEntryIdentifier,
        @Nullable String contractExpiryEodDate,
        @Nullable @Size(max = RequestLimits.LIST) List<@NotNull @Size(max = RequestLimits.LOCATION) String> locations,
        Field<@Size(max = RequestLimits.LOCATION) String> uuid) {

    /** @throws ApiException 400 for an expiry that is no date */
    ClinicianFacts facts() {
        return new ClinicianFacts(
                loginActive,
                sendEntryIdentifier,
                ExpiryDate.parse(contractExpiryEodDate),
                products,
                groups.valueOr(List.of()),
                Objects.requireNonNullElse(locations, List.of()));
    }
}
