package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one to five people by a seed: shared, exchanged and corrected numbers, merges, unlinks, moves, swaps,
 * cancellations, deaths, local stays, two senders, two namespaces, messages said twice.
 */
public final class RandomHistory {

    private static final String[] NHS_NUMBERS = {"9434765919", "9434765870", "9990140014", "1234567890"};
    private static final String[] FAMILIES = {"Finch", "Lark", "Wren"};
    private static final String[] WARDS = {"W1", "W2", "W3"};

    private final SplittableRandom random;

    /** Of what was thought of later: the others stay those of the seed. */
    private final SplittableRandom later;

    private final int people;
    private final List<Fact> facts = new ArrayList<>();

    private RandomHistory(long seed) {
        random = new SplittableRandom(seed);
        later = new SplittableRandom(~seed);
        people = 1 + random.nextInt(5);
    }

    /** In the order of sequences, which is that of nothing else. */
    public static List<Fact> of(long seed) {
        RandomHistory history = new RandomHistory(seed);
        int length = 2 + history.random.nextInt(11);
        for (int sequence = 0; sequence < length; sequence++) {
            history.add(sequence);
        }
        if (history.later.nextInt(4) == 0) {
            history.readmit(length);
        }
        return history.facts;
    }

    /** O7, O4: home, admitted again under the same number, and some of it not meant. */
    private void readmit(int first) {
        Identifier number = Identifier.visit("", "V" + later.nextInt(people + 1));
        Person one = Person.known(Identifier.mrn("", "M" + later.nextInt(people + 1)));
        int minute = later.nextInt(1200);
        for (int sequence = first; sequence < first + 3 + later.nextInt(5); sequence++) {
            Instant own = Facts.minute(minute).plusMillis(sequence);
            Instant admitted = later.nextInt(3) == 0 ? null : own;
            Said<Instant> discharged = later.nextInt(3) == 0 ? Said.value(own) : Said.absent();
            BedSaid bed = later.nextInt(3) == 0
                    ? BedSaid.NONE
                    : new BedSaid(WARDS[later.nextInt(WARDS.length)], Said.absent(), Said.absent());
            Visit told =
                    new Visit(number, null, Said.absent(), admitted, Said.absent(), bed, Visit.DEFAULT_LOCAL_WINDOW);
            Visit ended =
                    new Visit(number, null, Said.absent(), null, discharged, BedSaid.NONE, Visit.DEFAULT_LOCAL_WINDOW);
            Statement statement = switch (later.nextInt(6)) {
                case 0, 1 -> new Statement.Discharge(one, ended);
                case 2 -> new Statement.AdmissionCancellation(one, told);
                default -> new Statement.Admission(one, told);
            };
            facts.add(new Fact(origin("f" + sequence, sequence, own, own), statement));
            minute += later.nextInt(60);
        }
    }

    private void add(int sequence) {
        if (!facts.isEmpty() && random.nextInt(15) == 0) {
            repeat(sequence);
            return;
        }
        Instant own = Facts.minute(random.nextInt(1500)).plusMillis(sequence);
        Instant event = random.nextInt(4) == 0 ? own.minusSeconds(60L * random.nextInt(200)) : own;
        facts.add(new Fact(origin("f" + sequence, sequence, own, event), statement()));
    }

    private void repeat(int sequence) {
        Fact told = facts.get(random.nextInt(facts.size()));
        facts.add(TheClaim.repeated(told, "f" + sequence, sequence));
    }

    private Origin origin(String id, long sequence, Instant own, Instant event) {
        String sender = "S" + random.nextInt(2);
        Duration waiting = Origin.DEFAULT_WAITING_TIME;
        return new Origin(id, Place.of(own, sequence), sender, own, event, own, id, waiting, List.of());
    }

    private Statement statement() {
        return switch (random.nextInt(34)) {
            case 0, 1, 2 -> new Statement.PersonUpdate(person(), random.nextBoolean());
            case 3, 4, 5, 6, 7, 8 -> new Statement.Admission(person(), visit());
            case 9, 10, 11 -> new Statement.Update(person(), visit());
            case 12, 13 -> new Statement.Transfer(person(), visit());
            case 14 -> new Statement.TransferCancellation(person(), visit());
            case 15, 16 -> new Statement.Discharge(person(), visit());
            case 17 -> new Statement.DischargeCancellation(person(), visit());
            case 18, 19 -> new Statement.AdmissionCancellation(person(), visit());
            case 20, 21, 22 -> merge();
            case 23, 24 -> new Statement.Unlink(person(), person());
            case 25 -> move();
            case 26 -> new Statement.Swap(person(), visit(), person(), visit());
            case 27 -> rare();
            case 28, 29 -> local();
            case 30 -> patch();
            case 31 -> new Statement.RecordMerge(personNumber(), personNumber());
            case 32 -> new Statement.RecordUnlink(personNumber());
            default -> new Statement.Dismissal(mrn(), nhs(), "no conflict");
        };
    }

    private Statement rare() {
        return switch (random.nextInt(6)) {
            case 0 -> new Statement.ClassChange(person(), visit());
            case 1 -> new Statement.ExpectedDischarge(person(), visit(), time());
            case 2 -> new Statement.Tracking(person(), visit(), Statement.Movement.ARRIVING, random.nextBoolean());
            case 3 -> new Statement.EncounterMerge(personNumber(), personNumber());
            default -> new Statement.Several(List.of(move(), new Statement.Update(person(), visit()), move()));
        };
    }

    private Statement move() {
        return new Statement.Move(person(), List.of(personNumber()), named(), random.nextInt(3) == 0, maybeVisit());
    }

    private Statement merge() {
        List<Statement.Merge.Pair> pairs = new ArrayList<>();
        for (int count = random.nextInt(5) == 0 ? 2 : 1; count > 0; count--) {
            List<Identifier> old =
                    random.nextInt(3) == 0 ? List.of(personNumber(), personNumber()) : List.of(personNumber());
            pairs.add(new Statement.Merge.Pair(person(), old));
        }
        return new Statement.Merge(pairs);
    }

    private Statement local() {
        Instant admitted = time();
        Instant discharged = random.nextInt(3) == 0 ? admitted.plusSeconds(60L * random.nextInt(300)) : null;
        return new Statement.LocalEncounter(
                "local" + random.nextInt(3),
                List.of(personNumber()),
                random.nextInt(4) > 0,
                admitted,
                discharged,
                null,
                "LOCAL",
                new Location.Known("l" + random.nextInt(2)),
                random.nextInt(6) == 0 ? number() : null);
    }

    private Statement patch() {
        Identifier encounter = random.nextBoolean() ? Identifier.encounter("local" + random.nextInt(3)) : number();
        return new Statement.EncounterPatch(
                encounter,
                Said.absent(),
                random.nextInt(4) == 0 ? time() : null,
                said(time(), 2),
                said(time(), 5),
                random.nextBoolean() ? new Location.Known("l" + random.nextInt(2)) : null,
                encounter.kind() == Identifier.Kind.ENCOUNTER && later.nextInt(4) == 0
                        ? Said.value(Identifier.visit("", "V" + later.nextInt(people + 1)))
                        : Said.absent(),
                begunBy(encounter));
    }

    /** A life that some message may have begun of which the encounter was said to be. */
    private @Nullable String begunBy(Identifier encounter) {
        List<Fact> speaking = Grouping.groups(facts).stream()
                .filter(group ->
                        group.stream().anyMatch(fact -> fact.identifiers().contains(encounter)))
                .flatMap(List::stream)
                .toList();
        if (speaking.isEmpty() || random.nextInt(3) == 0) {
            return null;
        }
        return speaking.get(random.nextInt(speaking.size())).id();
    }

    private Person person() {
        List<Identifier> numbers = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            numbers.add(mrn());
        }
        if (random.nextInt(6) == 0) {
            numbers.add(mrn());
        }
        if (random.nextInt(2) == 0) {
            numbers.add(nhs());
        }
        return new Person(numbers, random.nextInt(12) == 0, details());
    }

    private Demographics details() {
        return new Demographics(
                said(FAMILIES[random.nextInt(FAMILIES.length)], 1),
                said("Robin" + random.nextInt(2), 2),
                said("X", 4),
                said("sex" + random.nextInt(2), 3),
                said(LocalDate.of(1950 + random.nextInt(2), 1, 1), 1),
                said("1950", 6),
                said(LocalDate.of(2026, 11, 28), 4),
                Said.absent(),
                Said.absent());
    }

    private <T> Said<T> said(T value, int rarity) {
        if (random.nextInt(rarity + 1) != 0) {
            return random.nextInt(8) == 0 ? Said.deleted() : Said.absent();
        }
        return Said.value(value);
    }

    private Identifier personNumber() {
        return random.nextInt(4) == 0 ? nhs() : mrn();
    }

    private Identifier mrn() {
        return Identifier.mrn(random.nextInt(5) == 0 ? "B" : "", "M" + random.nextInt(people + 1));
    }

    private Identifier nhs() {
        return Identifier.nhs(NHS_NUMBERS[random.nextInt(Math.min(people + 1, NHS_NUMBERS.length))]);
    }

    private Identifier number() {
        return Identifier.visit(random.nextInt(6) == 0 ? "B" : "", "V" + random.nextInt(people + 1));
    }

    private List<Identifier> named() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(number(), number());
            case 1 -> List.of(Identifier.account("", "A" + random.nextInt(2)));
            default -> List.of(number());
        };
    }

    private @Nullable Visit maybeVisit() {
        return random.nextBoolean() ? visit() : null;
    }

    private Visit visit() {
        return new Visit(
                random.nextInt(20) == 0 ? null : number(),
                random.nextInt(3) == 0 ? Identifier.account("", "A" + random.nextInt(2)) : null,
                said("INPATIENT", 2),
                random.nextInt(5) == 0 ? null : time(),
                said(time(), 4),
                bed(),
                Visit.DEFAULT_LOCAL_WINDOW);
    }

    private BedSaid bed() {
        return random.nextInt(6) == 0
                ? BedSaid.NONE
                : new BedSaid(WARDS[random.nextInt(WARDS.length)], said("B" + random.nextInt(2), 1), said("1", 1));
    }

    private Instant time() {
        return Facts.minute(random.nextInt(1500));
    }
}
