package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lengths that bind requests, but not events (contracts/activation.md §7). */
final class RequestLimits {

    private static final int ID = 36;
    private static final int BADGE = 50;
    private static final int NAME = 20;

    private RequestLimits() {}

    static String id(String clinicianId) {
        return atMost(ID, "clinician_id", clinicianId);
    }

    static @Nullable String badge(@Nullable String sendEntryIdentifier) {
        return sendEntryIdentifier == null ? null : atMost(BADGE, "send_entry_identifier", sendEntryIdentifier);
    }

    static List<String> names(String key, List<String> names) {
        texts(key, names).forEach(name -> atMost(NAME, key, name));
        return names;
    }

    static List<String> texts(String key, List<String> texts) {
        if (texts.stream().anyMatch(Objects::isNull)) {
            throw ApiException.invalid("'%s' must hold texts only".formatted(key));
        }
        return texts;
    }

    private static String atMost(int characters, String key, String text) {
        if (text.length() > characters) {
            throw ApiException.invalid("'%s' must have at most %d characters".formatted(key, characters));
        }
        return text;
    }
}
