package health.polaris.connector.database;

import java.nio.charset.StandardCharsets;

/** Unreadable input is kept for support, but PostgreSQL's text holds neither NUL nor half a surrogate pair. */
public final class StorableText {

    private StorableText() {}

    public static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
