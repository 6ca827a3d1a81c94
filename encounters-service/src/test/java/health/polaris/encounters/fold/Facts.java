package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tests say facts: times are minutes of one day. */
public final class Facts {

    public static final String NHS_ONE = "9434765919";
    public static final String NHS_TWO = "9434765870";
    public static final LocalDate BORN = LocalDate.of(1966, 1, 19);
    private static final Instant DAY = Instant.parse("2026-11-28T00:00:00Z");

    private Facts() {}

    public static Instant minute(long minute) {
        return DAY.plusSeconds(60 * minute);
    }

    public static Fact fact(long minute, Statement statement) {
        return fact("f" + minute, minute, statement);
    }

    public static Fact fact(String id, long minute, Statement statement) {
        return new Fact(origin(id, minute, minute, minute(minute)), statement);
    }

    public static Origin origin(String id, long sequence, long minute, Instant eventTime) {
        return new Origin(
                id,
                Place.of(minute(minute), sequence),
                "EPR|HOSPITAL",
                minute(minute),
                eventTime,
                minute(minute),
                id,
                Origin.DEFAULT_WAITING_TIME,
                List.of());
    }

    public static Identifier mrn(String value) {
        return Identifier.mrn("", value);
    }

    public static Identifier nhs(String value) {
        return Identifier.nhs(value);
    }

    public static Identifier visitNumber(String value) {
        return Identifier.visit("", value);
    }

    public static Person person(Identifier... numbers) {
        return Person.known(numbers);
    }

    public static Person person(String family, LocalDate born, Identifier... numbers) {
        return new Person(List.of(numbers), false, named(family, born));
    }

    public static Demographics named(String family, LocalDate born) {
        Demographics none = Demographics.NONE;
        return new Demographics(
                Said.value(family),
                none.givenName(),
                none.otherNames(),
                none.sex(),
                Said.value(born),
                none.partialBirthDate(),
                none.deathDate(),
                Said.absent(),
                none.deathIndicator());
    }

    public static Person dead(Said<LocalDate> death, Identifier... numbers) {
        Demographics none = Demographics.NONE;
        return new Person(
                List.of(numbers),
                false,
                new Demographics(
                        none.familyName(),
                        none.givenName(),
                        none.otherNames(),
                        none.sex(),
                        none.birthDate(),
                        none.partialBirthDate(),
                        death,
                        Said.absent(),
                        none.deathIndicator()));
    }

    public static BedSaid ward(String ward) {
        return new BedSaid(ward, Said.absent(), Said.absent());
    }

    public static BedSaid bed(String ward, String bay, String bed) {
        return new BedSaid(ward, Said.value(bay), Said.value(bed));
    }

    public static Visit visit(String number, @Nullable Instant admitted, BedSaid bed) {
        return visit(number, admitted, Said.absent(), bed);
    }

    public static Visit visit(String number, @Nullable Instant admitted, Said<Instant> discharged, BedSaid bed) {
        return new Visit(
                visitNumber(number), null, Said.absent(), admitted, discharged, bed, Visit.DEFAULT_LOCAL_WINDOW);
    }

    public static Fact registration(long minute, Person person) {
        return fact(minute, new Statement.PersonUpdate(person, true));
    }

    public static Fact update(long minute, Person person) {
        return fact(minute, new Statement.PersonUpdate(person, false));
    }

    public static Fact admission(long minute, Person person, String number, String ward) {
        return fact(minute, new Statement.Admission(person, visit(number, minute(minute), ward(ward))));
    }

    public static Fact transfer(long minute, Person person, String number, String ward) {
        return fact(minute, new Statement.Transfer(person, visit(number, null, ward(ward))));
    }

    public static Fact discharge(long minute, Person person, String number) {
        return fact(minute, new Statement.Discharge(person, visit(number, null, BedSaid.NONE)));
    }

    public static Fact cancellation(long minute, Person person, String number) {
        return fact(minute, new Statement.AdmissionCancellation(person, visit(number, null, BedSaid.NONE)));
    }

    public static Fact merge(long minute, Person survivor, Identifier... old) {
        return fact(minute, new Statement.Merge(List.of(new Statement.Merge.Pair(survivor, List.of(old)))));
    }

    public static Fact unlink(long minute, Person one, Person other) {
        return fact(minute, new Statement.Unlink(one, other));
    }

    public static Fact move(long minute, Person to, Identifier from, String number) {
        return fact(minute, new Statement.Move(to, List.of(from), List.of(visitNumber(number)), false, null));
    }
}
