package health.polaris.integration.claim.random;

import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Person.Old;
import health.polaris.integration.claim.said.Sender;
import health.polaris.integration.claim.said.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an EPR says next: what happens on wards and in offices, and the mistakes that are made there. */
final class Said {

    /** The body of a message. */
    record Spoken(String trigger, List<Person> people) {}

    private static final int MOST_GROUPS = 4;

    private final Dice dice;
    private final Readmissions readmissions;
    private final World world;

    /** @param later for what was thought of later: the other falls stay those of the seed */
    Said(Dice dice, Dice later, World world) {
        this.dice = dice;
        this.world = world;
        readmissions = new Readmissions(later, world);
    }

    /** What is said of a readmission stands between the others. */
    Spoken next(Sender sender, Instant now) {
        return readmissions.next(sender, now).orElseGet(() -> other(sender, now));
    }

    private Spoken other(Sender sender, Instant now) {
        Someone one = world.someone();
        int choice = dice.below(100);
        if (choice < 12) {
            return new Spoken(dice.oneOf("A28", "A31"), List.of(world.beside(world.named(one, sender))));
        } else if (choice < 62) {
            return inBed(one, sender, now);
        } else if (choice < 76) {
            return merge(one, sender);
        } else if (choice < 82) {
            return unlink(one, sender);
        } else if (choice < 87) {
            return move(one, sender, now);
        } else if (choice < 90) {
            return swap(one, sender, now);
        }
        return numbers(one, sender);
    }

    private Spoken inBed(Someone one, Sender sender, Instant now) {
        Someone.Stay stay = world.stay(one, sender.namespace(), now);
        if (dice.percent(6)) {
            one.dead = !one.dead;
        }
        Someone spokenOf = dice.percent(5) ? world.other(one) : one;
        Person person = world.beside(world.named(spokenOf, sender));
        if (!one.dead && dice.percent(8)) {
            person = person.died(Message.DELETED);
        }
        String trigger = trigger();
        return new Spoken(trigger, List.of(person.in(visit(trigger, stay, now))));
    }

    private String trigger() {
        return switch (dice.below(20)) {
            case 0, 1, 2 -> "A01";
            case 3 -> dice.oneOf("A04", "A05");
            case 4, 5, 6, 7 -> "A02";
            case 8, 9, 10 -> "A08";
            case 11, 12, 13 -> "A03";
            case 14 -> dice.oneOf("A11", "A11", "A23", "A27", "A38");
            case 15, 16 -> "A12";
            case 17 -> "A13";
            case 18 -> dice.oneOf("A06", "A07");
            default -> dice.oneOf("A21", "A22", "A10", "A09");
        };
    }

    private Visit visit(String trigger, Someone.Stay stay, Instant now) {
        Visit visit = stay.visit;
        return switch (trigger) {
            case "A11", "A23", "A27", "A38" -> dice.percent(50) ? visit : Visit.of(visit.number());
            case "A12" -> back(stay);
            case "A02", "A06", "A07" -> transferred(stay, trigger);
            case "A03" -> discharged(stay, now);
            case "A13" -> dice.percent(70) ? visit.until(null) : Visit.of(visit.number());
            case "A01", "A04" -> again(stay, now);
            case "A09", "A10" -> dice.percent(20) ? visit.until(now) : updated(visit);
            default -> updated(visit);
        };
    }

    private static Visit back(Someone.Stay stay) {
        if (stay.before != null) {
            stay.visit = stay.visit.in(stay.before);
            stay.before = null;
        }
        return stay.visit;
    }

    private Visit transferred(Someone.Stay stay, String trigger) {
        stay.before = stay.visit.place();
        stay.visit = stay.visit.in(world.bed());
        if (trigger.equals("A06")) {
            stay.visit = stay.visit.as("INPATIENT");
        } else if (trigger.equals("A07")) {
            stay.visit = stay.visit.as("OUTPATIENT");
        }
        return dice.percent(80) ? stay.visit : stay.visit.since(null);
    }

    private Visit discharged(Someone.Stay stay, Instant now) {
        Visit visit = dice.percent(60) ? stay.visit : Visit.of(stay.visit.number());
        return dice.percent(70) ? visit.until(now.minusSeconds(dice.below(600))) : visit;
    }

    private Visit again(Someone.Stay stay, Instant now) {
        if (dice.percent(40)) {
            stay.visit = stay.visit.since(now.minusSeconds(dice.below(120))).in(world.bed());
            stay.before = null;
        }
        return stay.visit;
    }

    private Visit updated(Visit visit) {
        return switch (dice.below(8)) {
            case 0 -> visit.reopened();
            case 1 -> visit.in(null);
            case 2 -> visit.since(null);
            case 3 -> Visit.of(visit.number()).as("DAYCASE");
            default -> visit;
        };
    }

    private Spoken merge(Someone one, Sender sender) {
        String trigger = dice.oneOf("A40", "A40", "A40", "A34", "A30", "A18", "A47");
        List<Person> people = new ArrayList<>(List.of(merged(one, sender)));
        while (people.size() < MOST_GROUPS && dice.percent(15)) {
            people.add(merged(dice.percent(70) ? world.other(one) : one, sender));
        }
        return new Spoken(trigger, people);
    }

    private Person merged(Someone one, Sender sender) {
        String namespace = sender.namespace();
        Someone other = dice.percent(75) ? world.other(one) : one;
        Person person = world.named(one, sender);
        List<String> old = new ArrayList<>();
        old.add(dice.percent(10) ? world.freshMrn() : world.mrn(other, namespace));
        if (dice.percent(10)) {
            old.add(world.mrn(other, namespace));
        }
        if (other == one && dice.percent(70)) {
            String corrected = world.freshMrn();
            one.numbers(namespace).add(corrected);
            person = one.whole(corrected, person.nhs());
        }
        String nhs = dice.percent(15) ? other.nhs : null;
        return person.formerly(new Old(old, nhs));
    }

    private Spoken unlink(Someone one, Sender sender) {
        return new Spoken("A37", List.of(unlinked(one, sender), unlinked(world.other(one), sender)));
    }

    private Person unlinked(Someone one, Sender sender) {
        return one.whole(world.mrn(one, sender.namespace()), null);
    }

    private Spoken move(Someone one, Sender sender, Instant now) {
        Someone from = world.other(one);
        Someone.Stay stay = world.stay(from, sender.namespace(), now);
        Old old = new Old(List.of(world.mrn(from, sender.namespace())), null);
        Person person = world.named(one, sender).formerly(old).in(Visit.of(stay.visit.number()));
        if (dice.percent(80)) {
            from.stays.remove(stay);
            one.stays.add(stay);
        }
        return new Spoken(dice.oneOf("A44", "A45"), List.of(person));
    }

    private Spoken swap(Someone one, Sender sender, Instant now) {
        Someone other = world.other(one);
        if (other == one) {
            return inBed(one, sender, now);
        }
        Someone.Stay stay = world.stay(one, sender.namespace(), now);
        Someone.Stay others = world.stay(other, sender.namespace(), now);
        Visit moved = stay.visit.in(others.visit.place());
        others.visit = others.visit.in(stay.visit.place());
        stay.visit = moved;
        return new Spoken(
                "A17",
                List.of(
                        world.named(one, sender).in(swapped(moved)),
                        world.named(other, sender).in(swapped(others.visit))));
    }

    private Visit swapped(Visit visit) {
        Visit said = dice.percent(50) ? visit : visit.since(null);
        return dice.percent(10) ? said.reopened() : said;
    }

    /** Numbers corrected, exchanged, given again to another, mistyped. */
    private Spoken numbers(Someone one, Sender sender) {
        String namespace = sender.namespace();
        Someone other = world.other(one);
        return switch (dice.below(6)) {
            case 0 -> {
                one.numbers(namespace).add(world.freshMrn());
                yield new Spoken("A31", List.of(one.whole(one.numbers(namespace).getLast(), one.nhs)));
            }
            case 1 -> {
                one.nhs = world.freshNhs();
                yield new Spoken("A31", List.of(one.whole(world.mrn(one, namespace), one.nhs)));
            }
            case 2 -> new Spoken(dice.oneOf("A31", "A28"), List.of(one.whole(world.mrn(one, namespace), other.nhs)));
            case 3 -> {
                String given = dice.oneOf(
                        other.numbers(namespace).isEmpty() ? List.of(world.freshMrn()) : other.numbers(namespace));
                one.numbers(namespace).add(given);
                yield new Spoken("A28", List.of(one.whole(given, one.nhs)));
            }
            case 4 -> new Spoken("A31", List.of(one.whole(world.mrn(one, namespace), Message.DELETED)));
            default -> {
                String nhs = one.nhs;
                one.nhs = other.nhs;
                other.nhs = nhs;
                yield new Spoken("A31", List.of(one.whole(world.mrn(one, namespace), one.nhs)));
            }
        };
    }
}
