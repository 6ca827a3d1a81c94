package health.polaris.integration.claim.pure;

import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.integration.claim.Posting;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a ward would see and do, if the suite were there: a stay is made minutes or hours behind what the history says. */
final class Screen implements Posting.Bedside {

    private static final Duration PAUSE = Duration.ofMillis(700);

    private Instant now;

    Screen(Instant now) {
        this.now = now;
    }

    @Override
    public Optional<LocalStay> admit(LocalStay stay, Message naming) {
        State state = Fold.fold(State.EMPTY, List.of(ToldFact.of(naming)));
        RecordId record = Objects.requireNonNull(state.records().top(Identifier.mrn(stay.namespace(), stay.mrn())));
        ShownPatient patient = Objects.requireNonNull(state.view().patients().get(record));
        List<ShownStay> stays = state.view().stays().values().stream()
                .filter(each -> record.equals(each.owner()) && each.deletedAt() == null)
                .toList();
        if (stays.stream().anyMatch(each -> each.dischargedAt() != null)) {
            return Optional.empty();
        }
        String shown =
                Objects.requireNonNull(patient.mrns().get(stay.namespace())).value();
        return Optional.of(stay.at(tick()).of(shown).beside(!stays.isEmpty()));
    }

    @Override
    public LocalMove move(LocalMove move) {
        return move.at(tick());
    }

    private Instant tick() {
        now = now.plus(PAUSE);
        return now;
    }
}
