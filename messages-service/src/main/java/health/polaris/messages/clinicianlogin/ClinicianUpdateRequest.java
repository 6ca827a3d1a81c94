package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.wire.UnknownKeyText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to change of a clinician login; badge and contract end are cleared when left out. */
@UnknownKeyText("%s can not be updated")
@Schema(name = "ClinicianUpdate")
record ClinicianUpdateRequest(
        @NotNull List<String> products,
        @NotNull List<String> groups,
        Field<@NotNull Boolean> loginActive,
        @Nullable String sendEntryIdentifier,
        @Nullable String contractExpiryEodDate,
        Field<@NotNull List<String>> locations) {

    /** @throws ApiException 400 for what is too long, or for an expiry that is no date */
    ClinicianFacts facts() {
        return new ClinicianFacts(
                loginActive.value(),
                RequestLimits.badge(sendEntryIdentifier),
                ExpiryDate.parse(contractExpiryEodDate),
                RequestLimits.names("products", products),
                RequestLimits.names("groups", groups),
                sentLocations());
    }

    private @Nullable List<String> sentLocations() {
        List<String> sent = locations.value();
        return sent == null ? null : RequestLimits.texts("locations", sent);
    }
}
