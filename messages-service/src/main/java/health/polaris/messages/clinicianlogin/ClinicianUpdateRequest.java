package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.wire.UnknownKeyText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to change of a clinician login; badge and contract end are cleared when left out. */
@UnknownKeyText("%s can not be updated")
@Schema(name = "ClinicianUpdate")
record ClinicianUpdateRequest(
        @NotNull @Size(max = RequestLimits.LIST) List<@NotNull @Size(max = RequestLimits.NAME) String> products,
        @NotNull @Size(max = RequestLimits.LIST) List<@NotNull @Size(max = RequestLimits.NAME) String> groups,
        Field<@NotNull Boolean> loginActive,
        @Nullable @Size(max = RequestLimits.BADGE) String sendEntryIdentifier,
        @Nullable String contractExpiryEodDate,
        Field<@NotNull @Size(max = RequestLimits.LIST) List<@NotNull @Size(max = RequestLimits.LOCATION) String>>
                locations) {

    /** @throws ApiException 400 for an expiry that is no date */
    ClinicianFacts facts() {
        return new ClinicianFacts(
                loginActive.value(),
                sendEntryIdentifier,
                ExpiryDate.parse(contractExpiryEodDate),
                products,
                groups,
                locations.value());
    }
}
