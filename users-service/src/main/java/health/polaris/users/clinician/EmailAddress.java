package health.polaris.users.clinician;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses are stored and compared trimmed and in lower case. */
public final class EmailAddress {

    private EmailAddress() {}

    /** Null for one that is null or blank. */
    public static @Nullable String normalised(@Nullable String address) {
        return address == null || address.isBlank() ? null : address.strip().toLowerCase(Locale.ROOT);
    }
}
