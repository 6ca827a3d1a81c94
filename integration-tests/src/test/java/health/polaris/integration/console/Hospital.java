package health.polaris.integration.console;

import health.polaris.integration.Epr;
import health.polaris.integration.Installation;
import health.polaris.testing.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Made-up people on a ward, and what their hospital says of them. */
final class Hospital {

    static final String SENDER = "WILLOWPAS|STMARYS";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() % 100_000_000L * 100);

    private final Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
    private final String ward = "WILLOW " + NEXT.incrementAndGet();
    /** Of the first message; others come after it. */
    private final Instant morning =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(6, ChronoUnit.HOURS);

    /**
     * Somebody.
     *
     * @param nhs "": none is known
     */
    record Someone(String family, String given, String born, String mrn, String nhs) {

        String visit() {
            return "V" + mrn;
        }
    }

    String ward() {
        return ward;
    }

    Someone someone(String family, String given, String born) {
        return new Someone(family, given, born, "M" + NEXT.incrementAndGet(), "");
    }

    Someone withNhsNumber(Someone person, String nhs) {
        return new Someone(person.family(), person.given(), person.born(), person.mrn(), nhs);
    }

    /** One that nobody has yet. */
    static String freshNhsNumber() {
        while (true) {
            String digits = "%09d".formatted(400_000_000L + NEXT.incrementAndGet() % 100_000_000L);
            int sum = 0;
            for (int place = 0; place < digits.length(); place++) {
                sum += (10 - place) * Character.digit(digits.charAt(place), 10);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return digits + check;
            }
        }
    }

    Instant at(int minutes) {
        return morning.plus(minutes, ChronoUnit.MINUTES);
    }

    String admission(Someone person, String bed, int minutes) {
        return message("A01", person, at(minutes), visit(person, bed, at(minutes), ""));
    }

    String transfer(Someone person, String bed, int minutes, int admitted) {
        return message("A02", person, at(minutes), visit(person, bed, at(admitted), ""));
    }

    String discharge(Someone person, String bed, int minutes, int admitted) {
        return message("A03", person, at(minutes), visit(person, bed, at(admitted), "|" + TIME.format(at(minutes))));
    }

    /** Without a time of admission a stay that nobody has begun cannot be shown. */
    String transferOfNobody(Someone person, String bed, int minutes) {
        return message("A02", person, at(minutes), visit(person, bed, null, ""));
    }

    String merge(Someone survivor, Someone other, int minutes) {
        return message("A40", survivor, at(minutes), "MRG|%s^^^STMARYS^MRN".formatted(other.mrn()));
    }

    private static String message(String trigger, Someone person, Instant time, String segment) {
        String sent = TIME.format(time);
        String nhs = person.nhs().isEmpty() ? "" : "~%s^^^NHS^NHS".formatted(person.nhs());
        return String.join(
                        "\r",
                        List.of(
                                "MSH|^~\\&|%s|POLARIS|TEST|%s||ADT^%s|C%d|P|2.4"
                                        .formatted(SENDER, sent, trigger, NEXT.incrementAndGet()),
                                "EVN|%s|%s".formatted(trigger, sent),
                                "PID|1||%s^^^STMARYS^MRN%s||%s^%s||%s|2"
                                        .formatted(person.mrn(), nhs, person.family(), person.given(), person.born()),
                                segment))
                + "\r";
    }

    private String visit(Someone person, String bed, @org.jspecify.annotations.Nullable Instant admitted, String end) {
        return "PV1|1|INPATIENT|%s^BAY 1^BED %s%s%s%s%s%s"
                .formatted(
                        ward,
                        bed,
                        "|".repeat(16),
                        person.visit(),
                        "|".repeat(25),
                        admitted == null ? "" : TIME.format(admitted),
                        end);
    }

    /** Says it, until it is acknowledged. */
    void says(String... messages) {
        for (String message : messages) {
            epr.sendUntilAcknowledged(message);
        }
    }

    /** Says something that is answered, well or not. */
    Answer saysWhatIsWrong(String message) {
        return epr.post(message);
    }
}
