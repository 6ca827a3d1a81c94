package health.polaris.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Request bodies that are right, to be bent by the tests. */
public final class Bodies {

    private Bodies() {}

    /** A permanent SEND clinician with an address and a badge of its own. */
    public static Map<String, @Nullable Object> clinician() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("first_name", "Amina");
        body.put("last_name", "Okafor");
        body.put("job_title", "Staff Nurse");
        body.put("phone_number", "01865000111");
        body.put("nhs_smartcard_number", "770011");
        body.put("email_address", uniqueAddress());
        body.put("send_entry_identifier", uniqueBadge());
        body.put("locations", List.of("ward-7"));
        body.put("groups", List.of("SEND Clinician"));
        body.put("products", List.of(product("SEND")));
        return body;
    }

    /** A GDM clinician, who has no badge. */
    public static Map<String, @Nullable Object> gdmClinician() {
        return with(
                clinician(),
                "groups",
                List.of("GDM Clinician"),
                "products",
                List.of(product("GDM")),
                "send_entry_identifier",
                null);
    }

    public static Map<String, @Nullable Object> product(String name) {
        return with(new LinkedHashMap<>(), "product_name", name, "opened_date", "2021-7-19");
    }

    /** A copy with these keys set, one after the other: key, value, key, value. */
    public static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> body, @Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(body);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            changed.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return changed;
    }

    public static Map<String, @Nullable Object> without(Map<String, @Nullable Object> body, String key) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(body);
        changed.remove(key);
        return changed;
    }

    public static String uniqueAddress() {
        return UUID.randomUUID() + "@ward7.example";
    }

    public static String uniqueBadge() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
