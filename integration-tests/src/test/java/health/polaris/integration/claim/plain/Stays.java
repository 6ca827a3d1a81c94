package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.Life.Again;
import health.polaris.integration.claim.plain.Life.Moved;
import health.polaris.integration.claim.plain.Life.MovedBack;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Visit;
import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is where (contracts/identity.md §3, §4), gone through when it is known already what becomes of the records. */
final class Stays {

    private static final Set<String> OF_PERSONS = Stream.concat(Records.MERGES.stream(), Stream.of("A28", "A31", "A37"))
            .collect(Collectors.toSet());
    private static final Set<String> CANCELLATIONS = Set.of("A11", "A23", "A27", "A38");
    private static final Set<String> MOVES = Set.of("A43", "A44", "A45", "A50");
    private static final Set<String> TRACKING = Set.of("A09", "A10", "A32", "A33");
    private static final Set<String> TRANSFERS = Set.of("A02", "A17");
    private static final Set<String> ADMISSIONS = Set.of("A01", "A04");

    final List<Life> lives = new ArrayList<>();
    final Map<Integer, Life> locals = new LinkedHashMap<>();
    final Map<Integer, LocalStay> madeLocally = new HashMap<>();
    private final Map<String, Life> current = new HashMap<>();
    private final Records now;
    private final Numbers atTheEnd;

    /** @param now the records at the place that has been come to */
    Stays(Records now, Numbers atTheEnd) {
        this.now = now;
        this.atTheEnd = atTheEnd;
    }

    /** Whether all of it could be applied; else it waits. */
    boolean apply(Message message) {
        List<Person> inBed =
                message.people().stream().filter(one -> one.visit() != null).toList();
        if (OF_PERSONS.contains(message.trigger()) || inBed.isEmpty()) {
            return true;
        }
        if (message.trigger().equals("A17") && !isPossibleSwap(message, inBed)) {
            return false;
        }
        boolean applied = true;
        for (Person person : inBed) {
            applied &= apply(message, person, visit(person));
        }
        return applied;
    }

    private boolean isPossibleSwap(Message message, List<Person> inBed) {
        return inBed.stream().map(person -> visit(person).number()).distinct().count() == inBed.size()
                && inBed.stream().allMatch(person -> isPossible(message, person, visit(person)));
    }

    private static Visit visit(Person person) {
        return Objects.requireNonNull(person.visit());
    }

    private static String number(Message message, Visit visit) {
        return Numbers.mrn(message.sender().namespace(), visit.number());
    }

    private boolean isPossible(Message message, Person person, Visit visit) {
        Life life = current.get(number(message, visit));
        return life == null ? visit.place() != null && visit.admitted() != null : isOwn(message, person, life);
    }

    private boolean apply(Message message, Person person, Visit visit) {
        Life life = current.get(number(message, visit));
        if (CANCELLATIONS.contains(message.trigger())) {
            return life == null || cancel(message, person, life);
        }
        if (MOVES.contains(message.trigger())) {
            boolean moved = life != null && moveToAnother(message, person, life);
            if (life != null && moved) {
                update(message, person, visit, life);
            }
            return moved;
        }
        if (!isPossible(message, person, visit)) {
            return false;
        }
        if (life == null) {
            life = new Life(number(message, visit), now.place, recordOf(message, person));
            current.put(life.number, life);
            lives.add(life);
        }
        update(message, person, visit, life);
        return true;
    }

    private boolean cancel(Message message, Person person, Life life) {
        if (!isOwn(message, person, life)) {
            return false;
        }
        if (!life.takeBackAdmission()) {
            life.cancelled = message.event();
            current.remove(life.number);
        }
        return true;
    }

    /** M4 */
    private boolean moveToAnother(Message message, Person person, Life life) {
        PersonFile to = recordOf(message, person);
        if (life.owner.record() == to) {
            return true;
        }
        boolean ofOld = person.old().stream()
                .flatMap(old -> old.mrns().stream().map(mrn -> Person.of(mrn, old.nhs())))
                .anyMatch(old -> isOwn(message, old, life));
        boolean moves = ofOld || isOwn(message, person, life);
        if (moves) {
            life.handOver(to);
        }
        return moves;
    }

    private PersonFile recordOf(Message message, Person person) {
        return Objects.requireNonNull(spokenOf(message, person));
    }

    /** The record of the first of its numbers; null of an MRG whose numbers lead nowhere. */
    private @Nullable PersonFile spokenOf(Message message, Person person) {
        PersonFile file = now.spokenOf.get(person);
        return file == null
                ? now.numbers.record(numbers(message, person).findFirst().orElseThrow())
                : file.record();
    }

    /** The visit's owner is the record of any of these numbers, now or at the end (O2). */
    private boolean isOwn(Message message, Person person, Life life) {
        PersonFile ownerAtTheEnd = atTheEnd.files.get(life.owner.born).record();
        PersonFile spokenOf = spokenOf(message, person);
        return spokenOf != null && atTheEnd.files.get(spokenOf.born).record() == ownerAtTheEnd
                || numbers(message, person)
                        .anyMatch(number -> now.numbers.record(number) == life.owner.record()
                                || atTheEnd.record(number) == ownerAtTheEnd);
    }

    private static Stream<String> numbers(Message message, Person person) {
        Stream<String> nhs = Stream.of(Records.nhs(person), person.further()).flatMap(Stream::ofNullable);
        return Stream.concat(
                Stream.ofNullable(person.mrn())
                        .map(mrn -> Numbers.mrn(message.sender().namespace(), mrn)),
                nhs.map(Numbers::nhs));
    }

    private void update(Message message, Person person, Visit visit, Life life) {
        Instant discharged = life.discharged;
        if (ADMISSIONS.contains(message.trigger())
                && discharged != null
                && visit.admitted() != null
                && visit.admitted().isAfter(discharged)) {
            Instant admitted = Objects.requireNonNull(life.admitted);
            life.admitAgain(new Again(message.time(), message.event(), admitted, discharged, visit.place()));
        } else if (visit.place() != null) {
            place(message, visit.place(), life);
        }
        life.type = visit.type() == null ? life.type : visit.type();
        life.admitted = visit.admitted() == null ? life.admitted : visit.admitted();
        Instant before = life.discharged;
        life.discharged = discharge(message, person, visit, life);
        boolean kept = !visit.opened() && Objects.equals(before, life.discharged);
        life.dischargedByTime = visit.discharged() != null || (life.dischargedByTime && kept);
        if (saysDeath(person)) {
            life.deathSaidAt = now.place;
        }
    }

    private static boolean saysDeath(Person person) {
        return person.death() != null && !person.death().equals(Message.DELETED);
    }

    private static void place(Message message, Bed bed, Life life) {
        if (life.steps.isEmpty() || !TRACKING.contains(message.trigger())) {
            life.steps.add(
                    message.trigger().equals("A12")
                            ? new MovedBack(message.time(), message.event(), bed)
                            : new Moved(message.time(), message.event(), bed, TRANSFERS.contains(message.trigger())));
        }
    }

    /** F1, F2 */
    private @Nullable Instant discharge(Message message, Person person, Visit visit, Life life) {
        if (message.trigger().equals("A13")) {
            return null;
        }
        if (visit.discharged() != null) {
            return visit.discharged();
        }
        Instant before = visit.opened() ? null : life.discharged;
        if (message.trigger().equals("A03")) {
            return before != null && life.dischargedByTime ? before : message.event();
        }
        boolean news = life.deathSaidAt == 0
                || recordOf(message, person).whole().stream().anyMatch(file -> file.deathDeletedAt > life.deathSaidAt);
        boolean dies = saysDeath(person) && news;
        return before == null && dies ? message.event() : before;
    }

    /** O5 */
    void make(LocalStay stay) {
        PersonFile record = Objects.requireNonNull(now.numbers.record(Numbers.mrn(stay.namespace(), stay.mrn())));
        Life life = new Life("local " + stay.number(), now.place, record);
        life.admitted = stay.admitted();
        life.steps.add(new Moved(stay.time(), stay.time(), bed(stay.code()), false));
        locals.put(stay.number(), life);
        madeLocally.put(stay.number(), stay);
    }

    void move(LocalMove move) {
        Life life = locals.get(move.stay());
        if (life != null) {
            life.steps.add(new Moved(move.time(), move.time(), bed(move.code()), true));
        }
    }

    /** Of a whole code: what it does not name is not there. */
    private static Bed bed(String code) {
        String[] parts = code.split(":");
        return new Bed(
                parts[0], parts.length > 1 ? parts[1] : Message.DELETED, parts.length > 2 ? parts[2] : Message.DELETED);
    }
}
