package health.polaris.integration.claim;

import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Visit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as its sender writes it. Times are in UTC, as the suite's {@code SERVER_TIMEZONE} is. */
record Hl7Text(Names names) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS").withZone(ZoneOffset.UTC);

    String of(Message message, String controlId) {
        List<String> segments = new ArrayList<>();
        segments.add("MSH|^~\\&|%s|%s|POLARIS|CLAIM|%s||ADT^%s|%s|P|2.5"
                .formatted(
                        message.sender().application(),
                        message.sender().facility(),
                        time(message.time()),
                        message.trigger(),
                        controlId));
        segments.add("EVN|%s|%s".formatted(message.trigger(), time(message.event())));
        for (Person person : message.people()) {
            add(segments, person);
        }
        return String.join("\r", segments) + "\r";
    }

    private void add(List<String> segments, Person person) {
        String death = person.death() == null ? "" : "|".repeat(21) + date(person.death());
        segments.add("PID|1||%s||%s^%s||%s|%s%s"
                .formatted(
                        numbers(
                                person.mrn() == null ? List.of() : List.of(person.mrn()),
                                person.nhs(),
                                person.further()),
                        text(person.family()),
                        text(person.given()),
                        date(person.birth()),
                        text(person.sex()),
                        death));
        for (Person.Old old : person.old()) {
            segments.add("MRG|" + numbers(old.mrns(), old.nhs(), null));
        }
        if (person.visit() != null) {
            segments.add(visit(person.visit()));
        }
    }

    private String numbers(List<String> mrns, @Nullable String nhs, @Nullable String further) {
        List<String> numbers = new ArrayList<>();
        mrns.forEach(mrn -> numbers.add(names.real(mrn) + "^^^CLAIM^MRN"));
        if (nhs != null) {
            numbers.add((nhs.equals(Message.DELETED) ? nhs : names.nhs(nhs)) + "^^^NHS^NHS");
        }
        if (further != null) {
            numbers.add(names.nhs(further) + "^^^NHS^NHS");
        }
        return String.join("~", numbers);
    }

    private String visit(Visit visit) {
        Visit.Bed place = visit.place();
        String bed = place == null ? "" : "%s^%s^%s".formatted(place.ward(), text(place.bay()), text(place.bed()));
        String end = visit.opened() ? Message.DELETED : time(visit.discharged());
        return "PV1|1|%s|%s%s%s%s%s|%s"
                .formatted(
                        text(visit.type()),
                        bed,
                        "|".repeat(16),
                        names.real(visit.number()),
                        "|".repeat(25),
                        time(visit.admitted()),
                        end);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String date(@Nullable String value) {
        return text(value).replace("-", "");
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time);
    }
}
