package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.action.SexCode;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what PID says of a person beside the numbers. */
record DemographicsReader(ZoneId zone) {

    private static final int MONTH_LENGTH = "1966-01".length();
    private static final int YEAR_LENGTH = "1966".length();

    DemographicsSaid read(Segment patient) {
        Field name = NameShown.in(patient.field(5));
        Said<String> birth = Said.in(patient.field(7), 1);
        return new DemographicsSaid(
                Said.in(name, 1),
                Said.in(name, 2),
                Said.in(name, 3),
                Said.in(patient.field(8), 1).as(SexCode::of),
                birth.as(this::wholeDate),
                birth instanceof Said.Value<String> ? birth.as(this::partOfADate) : Said.absent(),
                Said.in(patient.field(29), 1).as(this::wholeDate),
                Said.in(patient.field(30), 1).as(DemographicsReader::flag));
    }

    private @Nullable String wholeDate(String text) {
        return Hl7Time.parse(text, zone)
                .filter(time -> time.unit().compareTo(ChronoUnit.DAYS) <= 0)
                .map(Hl7Time::isoDate)
                .orElse(null);
    }

    private @Nullable String partOfADate(String text) {
        return Hl7Time.parse(text, zone)
                .filter(time -> time.unit().compareTo(ChronoUnit.DAYS) > 0)
                .map(time -> time.isoDate().substring(0, time.unit() == ChronoUnit.MONTHS ? MONTH_LENGTH : YEAR_LENGTH))
                .orElse(null);
    }

    /** Table 0136. */
    private static @Nullable Boolean flag(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "Y" -> true;
            case "N" -> false;
            default -> null;
        };
    }
}
