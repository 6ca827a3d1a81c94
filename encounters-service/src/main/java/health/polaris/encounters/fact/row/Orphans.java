package health.polaris.encounters.fact.row;

import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.eventbus.contract.EncounterChanged;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.OrphanedObservationsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Observations of an admission that was cancelled (contracts/encounters.md §7.8). Whoever keeps them is asked to look
 * after them; where the observations service is known, it is done here instead.
 */
@Component
record Orphans(
        Observations observations,
        EncounterRepository repository,
        EncounterService encounters,
        EncounterHierarchy hierarchy) {
    /** What others are to be told. */
    List<Event> of(List<GroupDifference> differences) {
        List<Event> events = new ArrayList<>();
        differences.forEach(difference -> difference.encounters().stream()
                .filter(change -> isCancelled(change.before(), change.after()))
                .map(change -> Objects.requireNonNull(change.after()))
                .forEach(row -> message(difference, row)
                        .flatMap(message -> look(row, message))
                        .ifPresent(events::add)));
        return events;
    }

    private static boolean isCancelled(@Nullable EncounterRow before, @Nullable EncounterRow after) {
        return after != null && after.ofEpr() && after.isDeleted() && (before == null || !before.isDeleted());
    }

    /** Empty when a client deleted it, who knows what hangs there. */
    private static Optional<String> message(GroupDifference difference, EncounterRow row) {
        List<Fact> speaking = difference.taken().stream()
                .filter(fact -> fact.identifiers().contains(row.number()))
                .toList();
        Optional<String> cancellation = speaking.stream()
                .filter(fact -> fact.statement() instanceof Statement.AdmissionCancellation)
                .map(Fact::id)
                .findFirst();
        boolean byClient = speaking.stream().anyMatch(fact -> fact.statement() instanceof Statement.EncounterPatch);
        return cancellation.or(() -> byClient ? Optional.empty() : Optional.of(difference.lastFact()));
    }

    private Optional<Event> look(EncounterRow row, String message) {
        if (!observations.isConfigured()) {
            String patient = Objects.requireNonNull(row.patientUuid());
            return Optional.of(OrphanedObservationsCheck.of(message, row.uuid(), patient));
        }
        return repository
                .lock(row.uuid())
                .filter(cancelled -> cancelled.isTopLevel() && observations.has(cancelled.uuid()))
                .map(this::keepVisible);
    }

    /** Below a local encounter that has ended, what was observed can still be seen. */
    private Event keepVisible(Encounter cancelled) {
        Encounter local = encounters.admit(new Admission(
                cancelled.owner(),
                cancelled.locationUuid(),
                cancelled.admittedAt(),
                null,
                cancelled.encounterType(),
                EncounterService.now(),
                null,
                null,
                cancelled.earlyWarning().scoreSystem(),
                cancelled.spo2Scale()));
        hierarchy.link(cancelled, local.uuid());
        return new EncounterChanged(local.uuid(), local.patientUuid());
    }
}
