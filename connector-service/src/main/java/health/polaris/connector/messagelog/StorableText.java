package health.polaris.connector.messagelog;

import java.nio.charset.StandardCharsets;

/** Rubbish is kept for support, but PostgreSQL's text holds neither NUL nor half a surrogate pair. */
final class StorableText {

    private StorableText() {}

    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
