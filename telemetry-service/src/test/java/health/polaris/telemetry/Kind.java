package health.polaris.telemetry;

import health.polaris.testing.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three things that are stored; they share most of their rules. */
enum Kind {
    PHONE("patient", "installation", 200, "date_first_launched", "phone_os"),
    DESKTOP("clinician", "installation", 200, "date_first_used", "desktop_os"),
    METER("patient", "blood_glucose_meter", 201, "date_verified", "serial_number");

    final String owner;
    final String timeKey;
    final String textKey;
    final int created;
    private final String collection;

    Kind(String owner, String collection, int created, String timeKey, String textKey) {
        this.owner = owner;
        this.collection = collection;
        this.created = created;
        this.timeKey = timeKey;
        this.textKey = textKey;
    }

    String path(String ownerId) {
        return "/dhos/v1/%s/%s/%s".formatted(owner, ownerId, collection);
    }

    String path(String ownerId, String id) {
        return path(ownerId) + "/" + id;
    }

    String latest(String ownerId) {
        return "/dhos/v1/%s/%s/latest_installation".formatted(owner, ownerId);
    }

    String token(String ownerId, String... scopes) {
        return Tokens.with(Map.of(owner + "_id", ownerId), scopes);
    }

    Map<String, @Nullable Object> sample() {
        return switch (this) {
            case PHONE -> Samples.phone();
            case DESKTOP -> Samples.desktop();
            case METER -> Samples.meter();
        };
    }
}
