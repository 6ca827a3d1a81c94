package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code contract_expiry_eod_date}: {@code 2027-3-9} or {@code 2027-03-09}; null and empty are "none". */
final class ExpiryDate {

    private ExpiryDate() {}

    /** @throws ApiException 400 when it is no date */
    static @Nullable LocalDate parse(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : MalformedValueException.named("contract_expiry_eod_date", () -> IsoTime.parseDate(text));
    }
}
