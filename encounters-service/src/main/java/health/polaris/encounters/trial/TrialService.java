package health.polaris.encounters.trial;

import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.epr.message.EprReader;
import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fact.FoldService.Trial;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.outcome.ToldOutcome;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import health.polaris.eventbus.dryrun.DryRunVerdict.Change;
import health.polaris.eventbus.dryrun.DryRunVerdict.Outcome;
import health.polaris.eventbus.dryrun.DryRunVerdict.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Reads messages as those of the bus are read, folds them on top of what is known, and tells the difference. */
@Service
record TrialService(FoldService fold, EprReader reader, AmqpJson json, TransactionTemplate transaction) {

    /** A message as it was read; null: refused for that reason. */
    private record Read(
            @Nullable String uuid,
            @Nullable EprFacts facts,
            @Nullable String refusal) {}

    DryRunVerdict of(List<JsonNode> messages) {
        List<Read> read = messages.stream().map(this::read).toList();
        List<EprFacts> inOrder = read.stream()
                .flatMap(each -> Stream.ofNullable(each.facts()))
                .sorted(Comparator.comparingLong(
                        facts -> facts.main().placement().sequence()))
                .toList();
        // Nothing is written in it; whatever happens, nothing stays.
        Trial trial = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return fold.tryOut(
                    inOrder.stream().flatMap(facts -> facts.all().stream()).toList());
        }));
        Map<String, TakenFact> taken = new HashMap<>();
        trial.facts().forEach(fact -> taken.put(fact.id(), fact));
        return new DryRunVerdict(
                read.stream()
                        .map(each -> verdict(each, taken, trial.repeated()))
                        .toList(),
                trial.others().stream()
                        .map(other -> verdict(ToldOutcome.of(other), false))
                        .toList(),
                trial.changes().stream().flatMap(TrialService::changes).toList());
    }

    private Read read(JsonNode message) {
        String uuid = null;
        try {
            EprActions event = json.convert(message, EprActions.class);
            uuid = event.dhosConnectorMessageUuid();
            return new Read(uuid, reader.read(event), null);
        } catch (RejectedMessageException refused) {
            return new Read(uuid, null, refused.reason());
        }
    }

    private static Outcome verdict(Read read, Map<String, TakenFact> taken, Set<String> repeated) {
        EprFacts facts = read.facts();
        if (facts == null) {
            return new Outcome(read.uuid(), MessageOutcome.REJECTED, read.refusal(), false, List.of());
        }
        return verdict(
                ToldOutcome.of(facts.inItsPlace(taken)),
                repeated.contains(facts.main().id()));
    }

    private static Outcome verdict(ToldOutcome told, boolean repeated) {
        return new Outcome(
                told.messageUuid(),
                told.outcome(),
                told.reason(),
                repeated,
                told.warnings().stream()
                        .map(each -> new DryRunVerdict.Warning(each.code(), each.field(), each.remedy()))
                        .toList());
    }

    private static Stream<Change> changes(GroupChange group) {
        Difference difference = Difference.between(group.before(), group.after());
        Set<String> fresh = Stream.concat(difference.patients().stream(), difference.stays().stream())
                .filter(change -> change.before() == null)
                .map(Difference.Change::id)
                .collect(Collectors.toSet());
        Shown before = new Shown(group.before(), Set.of());
        Shown after = new Shown(group.after(), fresh);
        List<Change> changes = new ArrayList<>();
        difference.patients().forEach(each -> changes.add(change("patient", each, before::patient, after::patient)));
        difference.stays().forEach(each -> changes.add(change("encounter", each, before::stay, after::stay)));
        difference
                .conflicts()
                .forEach(each -> changes.add(change("conflict", each, before::conflict, after::conflict)));
        return changes.stream().filter(change -> !change.fields().isEmpty());
    }

    private static <T> Change change(
            String kind,
            Difference.Change<T> row,
            Function<T, Map<String, @Nullable String>> textsBefore,
            Function<T, Map<String, @Nullable String>> textsAfter) {
        T before = row.before();
        T after = row.after();
        boolean named = before != null && !kind.equals("conflict");
        return new Change(
                kind,
                named ? row.id() : null,
                before == null ? Shown.NEW : after == null ? "gone" : "changed",
                differing(
                        before == null ? Map.of() : textsBefore.apply(before),
                        after == null ? Map.of() : textsAfter.apply(after)));
    }

    private static Map<String, Values> differing(
            Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        Map<String, Values> fields = new LinkedHashMap<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .forEach(name -> fields.put(name, new Values(before.get(name), after.get(name))));
        return fields;
    }
}
