package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Sender;
import health.polaris.integration.claim.said.Visit;
import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A little history, told minute by minute: minute 1 is {@code 2026-03-02T08:01:00Z}. */
final class Story {

    static final Bed BED_1 = new Bed("W", "B", "1");
    static final Bed BED_2 = new Bed("W", "B", "2");
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private final List<Fact> facts = new ArrayList<>();
    private Sender sender = Sender.PAS;

    static Instant minute(long minute) {
        return EIGHT.plus(Duration.ofMinutes(minute));
    }

    /** From now on this one speaks. */
    Story by(Sender other) {
        sender = other;
        return this;
    }

    Story says(String trigger, Person... people) {
        Instant time = minute(facts.size() + 1L);
        facts.add(new Message(facts.size() + 1, trigger, sender, time, time, List.of(people)));
        return this;
    }

    /** Of an event so many minutes after eight. */
    Story saysOf(long event, String trigger, Person... people) {
        says(trigger, people);
        Message last = (Message) facts.removeLast();
        facts.add(new Message(last.number(), trigger, sender, last.time(), minute(event), last.people()));
        return this;
    }

    Story admitsLocally(String mrn, String code, boolean besideEpr) {
        Instant time = minute(facts.size() + 1L);
        facts.add(new LocalStay(facts.size() + 1, time, sender.namespace(), mrn, code, time, besideEpr));
        return this;
    }

    Story movesLocally(int stay, String code) {
        facts.add(new LocalMove(facts.size() + 1, minute(facts.size() + 1L), stay, code));
        return this;
    }

    List<String> shows() {
        return PlainFold.shows(facts);
    }

    List<String> shows(String kind) {
        return shows().stream().filter(line -> line.startsWith(kind)).toList();
    }

    static Person ann(String mrn) {
        return Person.of(mrn, null).named("Ash", "Ann").born("1950-01-01", "F");
    }

    static Person bob(String mrn) {
        return Person.of(mrn, null).named("Birch", "Bob").born("1960-02-02", "M");
    }

    static Person with(Person person, String nhs) {
        return new Person(
                person.mrn(),
                nhs,
                person.further(),
                person.family(),
                person.given(),
                person.birth(),
                person.sex(),
                person.death(),
                person.old(),
                person.visit());
    }

    /** Since eight. */
    static Visit visit(String number, Bed bed) {
        return Visit.of(number).as("INPATIENT").in(bed).since(EIGHT);
    }
}
