package health.polaris.encounters.reconciliation;

import health.polaris.encounters.reconciliation.Comparison.Found;
import health.polaris.encounters.reconciliation.MessagesBehind.Reason;
import health.polaris.encounters.reconciliation.ReconciliationResponse.FeedResult;
import health.polaris.encounters.reconciliation.ReconciliationResponse.ListDifference;
import health.polaris.encounters.reconciliation.ReconciliationResponse.MessageBehind;
import health.polaris.encounters.reconciliation.ReconciliationResponse.WardResult;
import health.polaris.encounters.reconciliation.ShownStays.ShownStay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Holds a list against what is shown, and says what led to each difference; changes nothing. */
@Service
record ReconciliationService(ShownStays stays, MessagesBehind messages, ReconciliationMeters meters) {

    ReconciliationResponse of(ReconciliationRequest list) {
        Set<String> complete = list.complete();
        List<ShownStay> shown = stays.of(complete, list.stays());
        Comparison comparison = Comparison.of(list.stays(), shown, complete);
        List<ListDifference> differences = new ArrayList<>();
        List<Reason> reasons = messages.of(comparison.found());
        for (int index = 0; index < reasons.size(); index++) {
            differences.add(difference(list.sender(), comparison.found().get(index), reasons.get(index)));
        }
        meters.count(comparison.agreeing(), differences);
        List<WardResult> wards = complete.stream()
                .map(ward -> ward(ward, list, shown, comparison.found()))
                .toList();
        return new ReconciliationResponse(
                list.stays().size(),
                wards.stream().mapToInt(WardResult::shown).sum(),
                comparison.agreeing(),
                wards,
                feeds(differences),
                differences);
    }

    /** In the order in which they are named. */
    private static List<FeedResult> feeds(List<ListDifference> differences) {
        Map<Optional<String>, Integer> counts = new LinkedHashMap<>();
        differences.forEach(difference -> counts.merge(Optional.ofNullable(difference.feed()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> new FeedResult(count.getKey().orElse(null), count.getValue()))
                .toList();
    }

    private static ListDifference difference(@Nullable String sender, Found found, Reason reason) {
        ShownStay shown = found.shown();
        return new ListDifference(
                ReconciliationMeters.word(found.kind()),
                found.ward(),
                sender == null ? saidBy(reason) : sender,
                found.said(),
                shown == null ? null : shown.told(),
                reason.because(),
                reason.messages());
    }

    private static @Nullable String saidBy(Reason reason) {
        return reason.messages().stream()
                .map(MessageBehind::sender)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static WardResult ward(
            String ward, ReconciliationRequest list, List<ShownStay> shown, List<Found> differences) {
        return new WardResult(
                ward,
                Math.toIntExact(list.stays().stream()
                        .filter(line -> line.ward().strip().equals(ward))
                        .count()),
                Math.toIntExact(
                        shown.stream().filter(stay -> ward.equals(stay.ward())).count()),
                Math.toIntExact(differences.stream()
                        .filter(found -> found.ward().equals(ward))
                        .count()));
    }
}
