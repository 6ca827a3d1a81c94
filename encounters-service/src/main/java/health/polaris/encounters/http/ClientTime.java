package health.polaris.encounters.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in a request body (contracts/encounters.md §1.3): ISO 8601, UTC where the client names no offset. Seconds,
 * fraction and colons may be left out: {@code 2024-05-03T08:15:30.123+01:00}, {@code 2024-05-03T08:15}.
 */
@Schema(implementation = Instant.class)
public final class ClientTime {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "(?<date>\\d{4}-\\d{2}-\\d{2})[Tt ](?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?<fraction>\\.\\d{1,9})?)?"
                    + "(?:[Zz]|(?<sign>[+-])(?<hours>\\d{2})(?::?(?<minutes>\\d{2}))?)?");

    private final Instant at;

    private ClientTime(Instant at) {
        this.at = at;
    }

    /** @throws MalformedValueException {@code … <input> does not match expected ISO8601 format} */
    @JsonCreator
    public static ClientTime parse(String text) {
        Matcher parts = DATE_AND_TIME.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(normalised(parts));
            return new ClientTime(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noSuchTime) {
            throw refused(text);
        }
    }

    /** To the microsecond. */
    public Instant at() {
        return at;
    }

    /**
     * The same from a query, where a bare date is its first moment in UTC.
     *
     * @throws ApiException 400 that names the parameter
     */
    public static Instant parseDateOrTime(String parameter, String text) {
        return MalformedValueException.named(
                        parameter, () -> parse(DATE.matcher(text).matches() ? text + "T00:00:00Z" : text))
                .at();
    }

    private static String normalised(Matcher parts) {
        return "%sT%s:%s:%s%s%s"
                .formatted(
                        parts.group("date"),
                        parts.group("hour"),
                        parts.group("minute"),
                        orElse(parts, "second", "00"),
                        orElse(parts, "fraction", ""),
                        offset(parts));
    }

    private static String offset(Matcher parts) {
        return parts.group("sign") == null
                ? "Z"
                : parts.group("sign") + parts.group("hours") + ":" + orElse(parts, "minutes", "00");
    }

    private static String orElse(Matcher parts, String group, String otherwise) {
        String found = parts.group(group);
        return found == null ? otherwise : found;
    }

    private static MalformedValueException refused(String text) {
        return MalformedValueException.ofTime("a time such as 2026-01-31T08:15:30.123Z", text);
    }
}
