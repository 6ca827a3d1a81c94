package health.polaris.integration.claim.random;

import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Sender;
import health.polaris.integration.claim.said.Visit;
import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody goes home and comes again under the same number, once or more often, and was not meant, once or more often
 * (contracts/identity.md O4, O7). Other things are said in between.
 */
final class Readmissions {

    private enum Next {
        HOME,
        AGAIN,
        NOT_MEANT
    }

    private final Dice dice;
    private final World world;
    private @Nullable Someone one;
    private Someone.@Nullable Stay stay;
    private Next next = Next.HOME;

    Readmissions(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    /** Empty when something else is said. */
    Optional<Said.Spoken> next(Sender sender, Instant now) {
        if (stay == null && dice.percent(8)) {
            begin(sender.namespace());
        }
        Someone.Stay known = stay;
        Someone patient = one;
        return known == null || patient == null || !known.namespace.equals(sender.namespace()) || dice.percent(40)
                ? Optional.empty()
                : Optional.of(said(patient, known, now));
    }

    private void begin(String namespace) {
        List<Someone> inBed = world.people.stream()
                .filter(each -> !each.stays(namespace).isEmpty())
                .toList();
        if (!inBed.isEmpty()) {
            one = dice.oneOf(inBed);
            stay = one.stays(namespace).getLast();
            next = Next.HOME;
        }
    }

    private Said.Spoken said(Someone patient, Someone.Stay known, Instant now) {
        return switch (next) {
            case HOME -> home(patient, known, now);
            case AGAIN -> again(patient, known, now);
            case NOT_MEANT -> notMeant(patient, known, now);
        };
    }

    private Said.Spoken home(Someone patient, Someone.Stay known, Instant now) {
        next = Next.AGAIN;
        Visit visit = Visit.of(known.visit.number());
        return said("A03", patient, known, dice.percent(50) ? visit.until(now.minusSeconds(dice.below(60))) : visit);
    }

    private Said.Spoken again(Someone patient, Someone.Stay known, Instant now) {
        next = Next.NOT_MEANT;
        Bed bed = new Bed(dice.oneOf("CLAIM A", "CLAIM B"), "BAY 1", dice.oneOf("BED 1", "BED 2"));
        Visit visit = known.visit.since(now).in(dice.percent(80) ? bed : null);
        return said(dice.oneOf("A01", "A04"), patient, known, visit);
    }

    private Said.Spoken notMeant(Someone patient, Someone.Stay known, Instant now) {
        if (dice.percent(30)) {
            return home(patient, known, now);
        }
        Visit visit = Visit.of(known.visit.number());
        String trigger = dice.oneOf("A11", "A23", "A27", "A38");
        Said.Spoken cancelled = said(trigger, patient, known, visit);
        stay = dice.percent(60) ? null : known;
        return cancelled;
    }

    private Said.Spoken said(String trigger, Someone patient, Someone.Stay known, Visit visit) {
        List<String> numbers = patient.numbers(known.namespace);
        String mrn = numbers.isEmpty() ? world.mrn(patient, known.namespace) : numbers.getLast();
        Person person = Person.of(mrn, null).named(patient.family, patient.given);
        return new Said.Spoken(trigger, List.of(person.in(visit)));
    }
}
