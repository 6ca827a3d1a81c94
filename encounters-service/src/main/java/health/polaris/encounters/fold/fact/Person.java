package health.polaris.encounters.fold.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PID.
 *
 * @param identifiers of PID-3, in the order of the profile's rules: the first MRN of a namespace is the one to show, a
 *     further one leads to the record too. Values that the profile lists as no identifiers are left out already (I8)
 * @param nhsNumberDeleted {@code ""} stands where the NHS number would (F1)
 */
public record Person(List<Identifier> identifiers, boolean nhsNumberDeleted, Demographics details) {

    public Person {
        identifiers =
                identifiers.stream().filter(each -> !each.isBlank()).distinct().toList();
    }

    /** Somebody of whom only numbers are said. */
    public static Person known(Identifier... identifiers) {
        return new Person(List.of(identifiers), false, Demographics.NONE);
    }

    public List<Identifier> mrns() {
        List<Identifier> mrns = new ArrayList<>(identifiers.size());
        for (Identifier each : identifiers) {
            if (each.isMrn()) {
                mrns.add(each);
            }
        }
        return mrns;
    }

    public Optional<Identifier> nhsNumber() {
        for (Identifier each : identifiers) {
            if (each.isNhsNumber()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Nobody has two NHS numbers: these say of whom the message speaks, and are written nowhere. */
    public List<Identifier> furtherNhsNumbers() {
        return identifiers.stream().filter(Identifier::isNhsNumber).skip(1).toList();
    }

    /** The same person without this number. */
    public Person without(Identifier number) {
        return new Person(
                identifiers.stream().filter(each -> !each.equals(number)).toList(), nhsNumberDeleted, details);
    }
}
