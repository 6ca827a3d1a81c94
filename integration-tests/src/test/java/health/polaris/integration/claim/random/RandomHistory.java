package health.polaris.integration.claim.random;

import health.polaris.integration.claim.said.Fact;
import health.polaris.integration.claim.said.History;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 1 to 5 people and what is said about them: 4 to 30 messages, in one of four histories something over HTTP. */
public final class RandomHistory {

    private static final Duration BEFORE = Duration.ofMinutes(119);

    private final Dice dice;
    private final World world;
    private final Said said;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private Instant now;

    private RandomHistory(long seed, Instant begin) {
        dice = new Dice(seed);
        world = new World(dice, new Dice(~seed));
        said = new Said(dice, new Dice(Long.reverse(seed)), world);
        now = begin.minus(BEFORE);
    }

    /** @param begin when it will be sent; all of its times are before */
    public static History of(long seed, Instant begin) {
        return new RandomHistory(seed, begin).tell(seed);
    }

    private History tell(long seed) {
        int messages = 4 + dice.below(dice.percent(30) ? 26 : 12);
        int local = dice.percent(25) ? 1 + dice.below(messages - 1) : -1;
        for (int step = 0; step < messages; step++) {
            if (step == local) {
                local();
            }
            message();
        }
        return new History(seed, List.copyOf(facts));
    }

    private void message() {
        now = now.plusSeconds(10 + dice.below(200)).plusMillis(dice.percent(30) ? dice.below(1000) : 0);
        Sender sender = world.sender();
        Said.Spoken spoken = said.next(sender, now);
        Instant event = dice.percent(85) ? now : now.minusSeconds(dice.below(240));
        facts.add(new Message(facts.size() + 1, spoken.trigger(), sender, now, event, spoken.people()));
        for (Person person : spoken.people()) {
            if (person.mrn() != null) {
                known.add(sender.namespace() + ":" + person.mrn());
            }
        }
    }

    /** A stay of somebody whom the directory knows, then perhaps another bed. */
    private void local() {
        if (known.isEmpty()) {
            return;
        }
        String[] number = dice.oneOf(known.stream().sorted().toList()).split(":");
        now = now.plusSeconds(10 + dice.below(100));
        int stay = facts.size() + 1;
        Instant admitted = now.minus(Duration.ofMinutes(dice.below(60 * 20)));
        facts.add(new LocalStay(stay, now, number[0], number[1], "CLAIM L:BAY 1", admitted, false));
        if (dice.percent(40)) {
            now = now.plusSeconds(10 + dice.below(100));
            facts.add(new LocalMove(facts.size() + 1, now, stay, "CLAIM L:BAY 2"));
        }
    }
}
