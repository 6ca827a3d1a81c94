package health.polaris.integration.claim.pure;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Statement.Movement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fact as connector and reader hand it to the product's fold. */
record ToldFact(Message message) {

    static Fact of(health.polaris.integration.claim.said.Fact fact) {
        return switch (fact) {
            case Message message -> told(message, message.event(), new ToldFact(message).statement());
            case LocalStay local -> told(local, local.time(), made(local));
            case LocalMove move -> told(move, move.time(), moved(move));
        };
    }

    private static Fact told(health.polaris.integration.claim.said.Fact fact, Instant event, Statement statement) {
        String id = Integer.toString(fact.number());
        String sender = fact instanceof Message message ? message.sender().name() : "";
        return new Fact(
                new Origin(
                        id,
                        Place.of(fact.time(), fact.number()),
                        sender,
                        fact.time(),
                        event,
                        fact.time(),
                        id,
                        Origin.DEFAULT_WAITING_TIME,
                        List.of()),
                statement);
    }

    private static Statement made(LocalStay local) {
        return new Statement.LocalEncounter(
                Integer.toString(local.number()),
                List.of(Identifier.mrn(local.namespace(), local.mrn())),
                !local.besideEpr(),
                local.admitted(),
                null,
                null,
                null,
                location(local.code()),
                null);
    }

    private static Statement moved(LocalMove move) {
        return new Statement.EncounterPatch(
                Identifier.encounter(Integer.toString(move.stay())),
                Said.absent(),
                null,
                Said.absent(),
                Said.absent(),
                location(move.code()),
                Said.absent(),
                null);
    }

    private static Location location(String code) {
        String[] parts = code.split(":");
        return new Location.Coded(parts[0], parts.length > 1 ? parts[1] : null, parts.length > 2 ? parts[2] : null);
    }

    private Statement statement() {
        Person one = message.people().getFirst();
        var person = person(one);
        Visit visit = visit(one);
        return switch (message.trigger()) {
            case "A28", "A31" ->
                new Statement.PersonUpdate(person, message.trigger().equals("A28"));
            case "A18", "A30", "A34", "A36", "A39", "A40", "A41", "A47", "A49" -> merge();
            case "A37" -> new Statement.Unlink(person, person(message.people().get(1)));
            case "A17" -> swap();
            case "A43", "A44", "A45", "A50" -> move(one);
            case "A01", "A04" -> new Statement.Admission(person, visit);
            case "A02" -> new Statement.Transfer(person, visit);
            case "A03" -> new Statement.Discharge(person, visit);
            case "A06", "A07" -> new Statement.ClassChange(person, visit);
            case "A09" -> new Statement.Tracking(person, visit, Movement.DEPARTING, false);
            case "A10" -> new Statement.Tracking(person, visit, Movement.ARRIVING, false);
            case "A32" -> new Statement.Tracking(person, visit, Movement.ARRIVING, true);
            case "A33" -> new Statement.Tracking(person, visit, Movement.DEPARTING, true);
            case "A11", "A23", "A27", "A38" -> new Statement.AdmissionCancellation(person, visit);
            case "A12" -> new Statement.TransferCancellation(person, visit);
            case "A13" -> new Statement.DischargeCancellation(person, visit);
            default -> new Statement.Update(person, visit);
        };
    }

    private Statement merge() {
        List<Statement.Merge.Pair> pairs = new ArrayList<>();
        for (Person each : message.people()) {
            each.old()
                    .forEach(old -> pairs.add(new Statement.Merge.Pair(person(each), numbers(old.mrns(), old.nhs()))));
        }
        return new Statement.Merge(pairs);
    }

    private Statement swap() {
        Person one = message.people().get(0);
        Person other = message.people().get(1);
        return new Statement.Swap(
                person(one), Objects.requireNonNull(visit(one)), person(other), Objects.requireNonNull(visit(other)));
    }

    private Statement move(Person one) {
        Visit visit = Objects.requireNonNull(visit(one));
        List<Identifier> from = one.old().stream()
                .flatMap(old -> numbers(old.mrns(), old.nhs()).stream())
                .toList();
        boolean renames = Stream.of("A45", "A50").anyMatch(message.trigger()::equals);
        return new Statement.Move(person(one), from, List.of(Objects.requireNonNull(visit.number())), renames, visit);
    }

    private health.polaris.encounters.fold.fact.Person person(Person one) {
        return new health.polaris.encounters.fold.fact.Person(
                Stream.concat(
                                numbers(one.mrn() == null ? List.of() : List.of(one.mrn()), one.nhs()).stream(),
                                numbers(List.of(), one.further()).stream())
                        .toList(),
                Message.DELETED.equals(one.nhs()),
                new Demographics(
                        said(one.family(), text -> text),
                        said(one.given(), text -> text),
                        Said.absent(),
                        said(one.sex(), text -> text),
                        said(one.birth(), LocalDate::parse),
                        Said.absent(),
                        said(one.death(), LocalDate::parse),
                        Said.absent(),
                        Said.absent()));
    }

    private List<Identifier> numbers(List<String> mrns, @Nullable String nhs) {
        List<Identifier> numbers = new ArrayList<>();
        mrns.forEach(mrn -> numbers.add(Identifier.mrn(message.sender().namespace(), mrn)));
        if (nhs != null && !nhs.equals(Message.DELETED) && !nhs.equals(Person.INVALID)) {
            numbers.add(Identifier.nhs(NhsNumbers.real(nhs)));
        }
        return numbers;
    }

    private @Nullable Visit visit(Person one) {
        var said = one.visit();
        if (said == null) {
            return null;
        }
        var place = said.place();
        return new Visit(
                Identifier.visit(message.sender().namespace(), said.number()),
                null,
                Said.ofNullable(said.type()),
                said.admitted(),
                said.opened() ? Said.deleted() : Said.ofNullable(said.discharged()),
                place == null
                        ? BedSaid.NONE
                        : new BedSaid(place.ward(), said(place.bay(), text -> text), said(place.bed(), text -> text)),
                Visit.DEFAULT_LOCAL_WINDOW);
    }

    private static <T> Said<T> said(@Nullable String field, Function<String, T> read) {
        if (field == null) {
            return Said.absent();
        }
        return field.equals(Message.DELETED) ? Said.deleted() : Said.value(read.apply(field));
    }
}
