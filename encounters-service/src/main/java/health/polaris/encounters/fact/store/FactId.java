package health.polaris.encounters.fact.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of facts: a message's own uuid, and two kinds that are told apart from it by how they begin. */
public final class FactId {

    private static final String AHEAD = "+";
    private static final String OVER_HTTP = "http:";

    private FactId() {}

    /** Of what a message says of persons beside its visit. Sorts before the message's own, which has the same place. */
    public static String ahead(String messageUuid) {
        return AHEAD + messageUuid;
    }

    /** Of a change over HTTP. */
    public static String overHttp() {
        return OVER_HTTP + UUID.randomUUID();
    }

    /** Whether it is a message, of whose outcome the connector is told. */
    public static boolean isMessage(String id) {
        return !id.startsWith(AHEAD) && !id.startsWith(OVER_HTTP);
    }

    /** The message that said it; null of a change over HTTP. */
    public static @Nullable String messageOf(String id) {
        if (id.startsWith(OVER_HTTP)) {
            return null;
        }
        return id.startsWith(AHEAD) ? id.substring(AHEAD.length()) : id;
    }
}
