package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code contract_expiry_eod_date}: {@code 2027-3-9} or {@code 2027-03-09}; null and empty are "none". */
final class ExpiryDate {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    private ExpiryDate() {}

    /** @throws ApiException 400 when it is no date */
    static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher parts = DATE.matcher(text);
        if (parts.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
            } catch (DateTimeException noSuchDay) {
                throw refused(text);
            }
        }
        throw refused(text);
    }

    private static ApiException refused(String text) {
        String shown = text.length() > 64 ? text.substring(0, 64) + "…" : text;
        return ApiException.invalid(shown + " does not match expected ISO8601 format");
    }
}
