package health.polaris.messages.device;

import health.polaris.common.json.Field;
import health.polaris.messages.wire.UnknownKeyText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to change of a device; nothing at all is fine, null is not. */
@UnknownKeyText("%s can not be updated")
@Schema(name = "DeviceUpdate")
record DeviceUpdateRequest(
        Field<@NotNull @Size(max = DeviceRequest.LONGEST) String> locationId,
        Field<@NotNull @Size(max = DeviceRequest.LONGEST) String> description,
        Field<@NotNull Boolean> active) {

    /** The body again, for the audit event. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "location_id", locationId);
        put(fields, "description", description);
        put(fields, "active", active);
        return fields;
    }

    private static void put(Map<String, Object> fields, String key, Field<?> field) {
        Object value = field.value();
        if (value != null) {
            fields.put(key, value);
        }
    }
}
