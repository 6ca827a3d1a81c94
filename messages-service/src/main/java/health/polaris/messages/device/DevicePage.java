package health.polaris.messages.device;

import health.polaris.common.error.ApiException;
import health.polaris.messages.wire.ModifiedSince;
import health.polaris.web.page.TimeCursor;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Which tablets are wanted, and which part of them (contracts/activation.md D2).
 *
 * @param active absent: the active ones; with {@code modifiedSince} both, or nobody would hear that one was switched off
 * @param locationId one id or several, separated by commas
 * @param cursor where the page before ended; a tablet keeps its place, for it was registered once
 */
record DevicePage(
        @Nullable Boolean active,

        @BindParam("location_id") @Parameter(name = "location_id") @Nullable
        List<String> locationId,

        @BindParam("modified_since")
        @Parameter(
                name = "modified_since",
                description = "A date or a time: what was registered or changed after it, switched off or not")
        @Nullable
        String modifiedSince,

        @Min(1) @Max(5000) @Nullable Integer limit,
        @Nullable String cursor) {

    /** Whether those of one state alone are wanted: which; null: both. */
    @Nullable
    Boolean state() {
        return active == null && modifiedSince == null ? Boolean.TRUE : active;
    }

    List<String> locations() {
        return locationId == null
                ? List.of()
                : locationId.stream()
                        .flatMap(ids -> Arrays.stream(ids.split(",")))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
    }

    /** @throws ApiException 400 when it is neither a day nor a time with its offset */
    @Nullable
    OffsetDateTime since() {
        return modifiedSince == null ? null : ModifiedSince.read(modifiedSince);
    }

    /** @throws ApiException 400 when it was not given out by us */
    TimeCursor place() {
        return TimeCursor.read("cursor", cursor).orElse(TimeCursor.OLDEST_FIRST);
    }
}
