package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.Stays;
import java.util.List;
import java.util.Optional;

/**
 * A45, A50: the visit of MRG-5 bears the number of PV1-19 from now on (M4). The newest word counts: a number that the visit
 * bore before is its number again.
 */
record Renaming(Stays stays, Life life, Identifier to) {

    /** Empty when the visit is not there, or bears the number already. */
    static Optional<Renaming> of(Stays stays, Statement.Move said) {
        List<Identifier> named = said.named();
        boolean names = said.renames()
                && named.size() == 2
                && named.stream().allMatch(number -> number.kind() == Identifier.Kind.VISIT);
        Identifier to = named.getFirst();
        Life life = names ? stays.live(named.getLast()) : null;
        return Optional.ofNullable(life)
                .filter(each -> !each.number().equals(to))
                .map(each -> new Renaming(stays, each, to));
    }

    /**
     * O4: when the lives that the number had are over, another one begins. Lives that one fact began under both numbers
     * could not be told apart any more.
     */
    boolean isPossible() {
        return stays.bearing(to).stream()
                .noneMatch(borne ->
                        borne.isLive() || stays.lives(life.number()).stream().anyMatch(each -> each.beganAs(borne)));
    }
}
