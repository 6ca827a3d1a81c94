package health.polaris.telemetry;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bodies as the applications send them. */
final class Samples {

    private static final Map<String, Object> PHONE = Map.of(
            "unique_device_code", "A1-77-0042",
            "date_first_launched", "2024-05-01T19:02:11.000+01:00",
            "app_product", "GDM",
            "app_version", "v21.3.7",
            "phone_os", "Android",
            "phone_os_version", "13",
            "manufacturer", "Fairphone",
            "model", "FP4",
            "display_name", "Fairphone 4");

    private static final Map<String, Object> DESKTOP = Map.of(
            "unique_device_code", "WARD7-PC3",
            "date_first_used", "2024-04-11T07:45:00.000Z",
            "app_product", "GDM",
            "app_version", "v21.3.7",
            "desktop_os", "Windows",
            "desktop_os_version", "11",
            "ip_address", "195.189.79.280");

    private static final Map<String, Object> METER = Map.of(
            "mobile_id", "b3d1c1de-02f5-49fb-8e39-0c5f4d0d8a55",
            "serial_number", "BM-4471190",
            "date_verified", "2024-05-03T08:58:00.000+01:00",
            "is_bg_value_correct", true,
            "blood_glucose_value", 6.1,
            "app_product", "GDM",
            "app_version", "v21.3.7");

    private Samples() {}

    static Map<String, @Nullable Object> phone() {
        return new TreeMap<>(PHONE);
    }

    static Map<String, @Nullable Object> desktop() {
        return new TreeMap<>(DESKTOP);
    }

    static Map<String, @Nullable Object> meter() {
        return new TreeMap<>(METER);
    }

    /** The same body with another value of this key. */
    static Map<String, @Nullable Object> with(Map<String, @Nullable Object> body, String key, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new TreeMap<>(body);
        changed.put(key, value);
        return changed;
    }

    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> body, String key) {
        Map<String, @Nullable Object> changed = new TreeMap<>(body);
        changed.remove(key);
        return changed;
    }
}
