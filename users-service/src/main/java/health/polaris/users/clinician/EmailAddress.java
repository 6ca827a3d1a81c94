package health.polaris.users.clinician;

import health.polaris.common.error.ApiException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses are stored and compared trimmed and in lower case. */
public final class EmailAddress {

    private EmailAddress() {}

    /** Null for one that is null or blank. */
    public static @Nullable String normalised(@Nullable String address) {
        return address == null || address.isBlank() ? null : address.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The normalised address. Without an {@code @} it could be the badge number of somebody else.
     *
     * @throws ApiException 400 when it is no address
     */
    public static @Nullable String checked(@Nullable String address) {
        String normalised = normalised(address);
        if (normalised != null && (normalised.indexOf('@') < 1 || normalised.endsWith("@"))) {
            throw ApiException.invalid("'email_address' must be an address with an @ in it");
        }
        return normalised;
    }
}
