package health.polaris.encounters.epr.message;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.fact.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the field {@code message} of the wire, whose fields the documentation of the package {@code fold} lists: a
 * missing key says nothing, null deletes, anything else is the value (F1).
 */
record MessageReader(Fields message) {
    private static final String IDENTIFIERS = "identifiers";

    String trigger() {
        String trigger = message.text("trigger");
        if (trigger == null) {
            throw message.refused("trigger", "send the trigger of MSH-9.2");
        }
        return trigger;
    }

    List<ToldPerson> persons() {
        Duration localWindow = message.duration("local_window", Visit.DEFAULT_LOCAL_WINDOW);
        List<ToldPerson> persons = message.parts("persons").stream()
                .map(person -> person(person, localWindow))
                .toList();
        if (persons.isEmpty()) {
            throw Refusal.NO_PERSON.exception();
        }
        return persons;
    }

    /** O3: {@code sent_until} stands only behind a time that is coarse. */
    OwnTime ownTime() {
        Instant from = message.time("sent_at");
        Instant until = message.time("sent_until");
        if (from == null) {
            return new OwnTime.None();
        }
        return until == null || !until.isAfter(from)
                ? new OwnTime.Exact(from)
                : OwnTime.of(from, Duration.between(from, until));
    }

    Placement.Clock clock() {
        String clock = message.text("clock");
        return Stream.of(Placement.Clock.values())
                .filter(each -> clock == null || clock.equals(each.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> message.refused("clock", "send synchronised or unsynchronised, or leave it out"));
    }

    @Nullable
    Instant eventTime() {
        return message.time("event_time");
    }

    @Nullable
    Instant acknowledgedAt() {
        return message.time("acknowledged_at");
    }

    @Nullable
    String digest() {
        return message.text("content_digest");
    }

    Duration waitingTime(Duration otherwise) {
        return message.duration("waiting_time", otherwise);
    }

    /** Whether its feed was paused when it came. */
    boolean held() {
        return message.flag("held");
    }

    List<Warning> warnings() {
        return message.parts("warnings").stream()
                .map(warning ->
                        new Warning(required(warning, "code"), required(warning, "field"), required(warning, "remedy")))
                .toList();
    }

    private static ToldPerson person(Fields person, Duration localWindow) {
        Fields visit = person.part("visit");
        Fields merge = person.part("merge");
        return new ToldPerson(
                new Person(identifiers(person, "PID-3"), person.flag("nhs_number_deleted"), demographics(person)),
                visit == null ? null : visit(visit, localWindow),
                merge == null ? List.of() : identifiers(merge, "MRG-1"),
                merge == null ? null : number(merge, "visit", Identifier.Kind.VISIT, "MRG-5"),
                merge == null ? null : number(merge, "account", Identifier.Kind.ACCOUNT, "MRG-3"),
                person.saidTime("expected_discharge_at"));
    }

    private static Demographics demographics(Fields person) {
        return new Demographics(
                person.saidText("family_name"),
                person.saidText("given_name"),
                person.saidText("other_names"),
                person.saidText("sex"),
                person.saidDate("date_of_birth"),
                person.saidText("dob_partial"),
                person.saidDate("date_of_death"),
                person.saidText("dod_partial"),
                person.saidFlag("death_indicator"));
    }

    private static List<Identifier> identifiers(Fields owner, String field) {
        return owner.parts(IDENTIFIERS).stream()
                .flatMap(number -> Stream.ofNullable(identifier(number, kind(number), field)))
                .toList();
    }

    private static Identifier.Kind kind(Fields number) {
        return switch (number.text("kind")) {
            case "MRN" -> Identifier.Kind.MRN;
            case "NHS_NUMBER" -> Identifier.Kind.NHS_NUMBER;
            case null, default -> throw number.refused("kind", "send MRN or NHS_NUMBER");
        };
    }

    private static @Nullable Identifier number(Fields owner, String name, Identifier.Kind kind, String field) {
        Fields number = owner.part(name);
        return number == null ? null : identifier(number, kind, field);
    }

    private static @Nullable Identifier identifier(Fields number, Identifier.Kind kind, String field) {
        String namespace = number.code("namespace", field);
        String value = number.code("value", field);
        return value == null ? null : new Identifier(kind, namespace == null ? "" : namespace, value);
    }

    private static Visit visit(Fields visit, Duration localWindow) {
        return new Visit(
                number(visit, "number", Identifier.Kind.VISIT, "PV1-19"),
                number(visit, "account", Identifier.Kind.ACCOUNT, "PID-18"),
                visit.saidText("type"),
                visit.time("admitted_at"),
                visit.saidTime("discharged_at"),
                bed(visit.part("location")),
                localWindow);
    }

    private static BedSaid bed(@Nullable Fields location) {
        return location == null
                ? BedSaid.NONE
                : bed("PV1-3", location.text("ward"), location.saidText("bay"), location.saidText("bed"));
    }

    /** The three together are one code, which is indexed. */
    static BedSaid bed(String where, @Nullable String ward, Said<String> bay, Said<String> bed) {
        Refusal.unlessTooLong(
                Stream.of(ward, bay.valueOrNull(), bed.valueOrNull())
                        .flatMap(Stream::ofNullable)
                        .reduce("", (code, part) -> code.isEmpty() ? part : code + ':' + part),
                where);
        return new BedSaid(ward, bay, bed);
    }

    private static String required(Fields object, String name) {
        String text = object.text(name);
        if (text == null) {
            throw object.refused(name, "send a text");
        }
        return text;
    }
}
