package health.polaris.messages.device;

import health.polaris.common.json.Field;
import jakarta.validation.constraints.NotNull;

/**
 * A new device.
 *
 * @param uuid test data sets choose it; an unknown key in production
 */
record DeviceRequest(@NotNull String locationId, @NotNull String description, Field<@NotNull String> uuid) {}
