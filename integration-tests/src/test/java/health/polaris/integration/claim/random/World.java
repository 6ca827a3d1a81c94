package health.polaris.integration.claim.random;

import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Sender;
import health.polaris.integration.claim.said.Visit;
import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some people, two of them easily taken for each other, their numbers, and the beds. */
final class World {

    private static final List<String> FAMILIES = List.of("Ash", "Birch", "Cedar", "Elm", "Ash");
    private static final List<String> BIRTHS =
            List.of("1950-01-01", "1961-02-02", "1972-03-03", "1983-04-04", "1950-01-01");

    final List<Someone> people = new ArrayList<>();
    private final Dice dice;

    /** Of what was thought of later: the other falls stay those of the seed. */
    private final Dice later;

    private int mrns;
    private int nhsNumbers;
    private int visits;

    World(Dice dice, Dice later) {
        this.dice = dice;
        this.later = later;
        int count = 1 + dice.below(5);
        for (int person = 0; person < count; person++) {
            String nhs = dice.percent(70) ? freshNhs() : null;
            people.add(new Someone(
                    FAMILIES.get(person),
                    "Given" + (person + 1),
                    BIRTHS.get(person),
                    person % 2 == 0 ? "F" : "M",
                    nhs));
        }
    }

    Someone someone() {
        return dice.oneOf(people);
    }

    /** In one history in five nobody else is there. */
    Someone other(Someone than) {
        List<Someone> others = people.stream().filter(one -> one != than).toList();
        return others.isEmpty() ? than : dice.oneOf(others);
    }

    Sender sender() {
        return dice.oneOf(Sender.PAS, Sender.PAS, Sender.ED, Sender.SOUTH);
    }

    String freshMrn() {
        return "m" + ++mrns;
    }

    String freshNhs() {
        return "n" + ++nhsNumbers;
    }

    /** Mostly the one in use; sometimes a former one. Hospitals that count from 1 have the same ones. */
    String mrn(Someone one, String namespace) {
        List<String> numbers = one.numbers(namespace);
        if (numbers.isEmpty()) {
            numbers.add(dice.percent(30) ? "m" + (1 + dice.below(mrns + 1)) : freshMrn());
        }
        return dice.percent(85) ? numbers.getLast() : dice.oneOf(numbers);
    }

    /** As a message of that system names him. */
    Person named(Someone one, Sender sender) {
        String nhs = dice.percent(60) ? one.nhs : null;
        String mrn = nhs != null && dice.percent(6) ? null : mrn(one, sender.namespace());
        if (mrn != null && dice.percent(4)) {
            nhs = dice.oneOf(Person.INVALID, Message.DELETED);
        }
        Person whole = one.whole(mrn, nhs);
        Person said = switch (dice.below(10)) {
            case 0 -> Person.of(mrn, nhs);
            case 1 -> Person.of(mrn, nhs).named(one.family, one.given);
            case 2 -> whole.named(one.family, dice.oneOf(Message.DELETED, "Second"));
            case 3 -> whole.born(null, null);
            default -> whole;
        };
        return one.dead && dice.percent(60) ? said.died("2026-01-31") : said;
    }

    /** Sometimes with the NHS number of one of them beside its own. */
    Person beside(Person said) {
        String own = said.nhs();
        boolean hasOwn = own != null && !own.equals(Person.INVALID) && !own.equals(Message.DELETED);
        String second = hasOwn && later.percent(6) ? later.oneOf(people).nhs : null;
        return second == null || second.equals(own) ? said : said.beside(second);
    }

    Bed bed() {
        String ward = dice.oneOf("CLAIM A", "CLAIM B", "CLAIM C");
        return switch (dice.below(12)) {
            case 0 -> new Bed(ward, null, null);
            case 1 -> new Bed(ward, "BAY 1", null);
            case 2 -> new Bed(ward, "BAY 1", Message.DELETED);
            default -> new Bed(ward, dice.oneOf("BAY 1", "BAY 2"), dice.oneOf("BED 1", "BED 2", "BED 3"));
        };
    }

    Visit freshVisit(Instant now) {
        return Visit.of("v" + ++visits).as("INPATIENT").in(bed()).since(admitted(now));
    }

    Instant admitted(Instant now) {
        return dice.percent(60) ? now : now.minus(Duration.ofMinutes(1 + dice.below(60 * 30)));
    }

    /** One of his stays there; a new one when there is none. */
    Someone.Stay stay(Someone one, String namespace, Instant now) {
        List<Someone.Stay> stays = one.stays(namespace);
        if (stays.isEmpty() || dice.percent(10)) {
            Someone.Stay fresh = new Someone.Stay(namespace, freshVisit(now));
            one.stays.add(fresh);
            return fresh;
        }
        return stays.size() > 1 && dice.percent(20) ? dice.oneOf(stays) : stays.getLast();
    }

    @Nullable
    Bed sometimes(@Nullable Bed bed, int percent) {
        return dice.percent(percent) ? bed : null;
    }
}
