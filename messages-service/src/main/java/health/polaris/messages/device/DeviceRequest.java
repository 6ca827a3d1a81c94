package health.polaris.messages.device;

import health.polaris.common.json.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A new device.
 *
 * @param uuid test data sets choose it; an unknown key in production
 */
record DeviceRequest(
        @NotNull @Size(max = DeviceRequest.LONGEST) String locationId,
        @NotNull @Size(max = DeviceRequest.LONGEST) String description,
        Field<@NotNull @Size(max = 36) String> uuid) {

    /** A list of 5000 tablets fits into memory with it. */
    static final int LONGEST = 600;
}
