package health.polaris.messages;

import java.util.UUID;

/** Ids that no other test uses. */
public final class Ids {

    private Ids() {}

    /** {@code patient-1a2b3c4d}. */
    public static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
