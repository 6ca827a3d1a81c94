package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new clinician login.
 *
 * @param groups may be left out, but not be null
 * @param uuid of test data sets: ignored; an unknown key in production
 */
record ClinicianRequest(
        @NotNull String clinicianId,
        @NotNull Boolean loginActive,
        @NotNull List<String> products,
        Field<@NotNull List<String>> groups,
        @Nullable String sendEntryIdentifier,
        @Nullable String contractExpiryEodDate,
        @Nullable List<String> locations,
        Field<String> uuid) {

    /** @throws ApiException 400 for what is too long, or for an expiry that is no date */
    ClinicianFacts facts() {
        RequestLimits.id(clinicianId);
        List<String> named = groups.value();
        return new ClinicianFacts(
                loginActive,
                RequestLimits.badge(sendEntryIdentifier),
                ExpiryDate.parse(contractExpiryEodDate),
                RequestLimits.names("products", products),
                named == null ? List.of() : RequestLimits.names("groups", named),
                locations == null ? List.of() : RequestLimits.texts("locations", locations));
    }
}
