package health.polaris.messages.wire;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.Field;
import health.polaris.common.json.IsoTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Texts of request bodies that may be left out, but neither be null nor empty. */
public final class PresentText {

    private static final String EMPTY = "Empty fields should not be sent, property '%s' is empty";

    private PresentText() {}

    /**
     * The text, or null when the key was not sent.
     *
     * @throws ApiException 400 when it was sent as null or empty
     */
    public static @Nullable String of(String key, Field<String> field) {
        if (!field.present()) {
            return null;
        }
        String text = field.value();
        if (text == null) {
            throw ApiException.invalid("Property '%s' must contain a valid value".formatted(key));
        }
        if (text.isEmpty()) {
            throw ApiException.invalid(EMPTY.formatted(key));
        }
        return text;
    }

    /**
     * The same for a time with its offset, {@code 2024-05-03T11:15:30.123+03:00}.
     *
     * @throws ApiException 400 when it cannot be read
     */
    public static @Nullable OffsetDateTime time(String key, Field<String> field) {
        String text = of(key, field);
        return text == null ? null : MalformedValueException.named(key, () -> IsoTime.parse(text));
    }

    /**
     * A text that must be there, and not be empty.
     *
     * @throws ApiException 400 when it is empty
     */
    public static String required(String key, String text) {
        if (text.isEmpty()) {
            throw ApiException.invalid("Property '%s' must contain a valid value".formatted(key));
        }
        return text;
    }
}
