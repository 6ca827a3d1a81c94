package health.polaris.encounters.fact.row;

import health.polaris.encounters.chronicle.Cause;
import health.polaris.encounters.chronicle.Causes;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.eventbus.contract.EncounterChanged;
import health.polaris.eventbus.contract.Event;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what differs into the directory, the encounters, their history and the conflicts, and tells the others. Rows
 * are a pure function of what is shown ({@link GroupRows}), so that what differs in nothing writes nothing.
 */
@Component
public class DifferenceWriter {

    private final Causes causes;
    private final LocationDirectory directory;
    private final PatientRows patients;
    private final ConflictRows conflicts;
    private final EncounterRows encounters;
    private final HistoryRows histories;
    private final Partings partings;
    private final Orphans orphans;
    private final EncounterEvents events;
    private final ConflictMeters meters;
    private final EntityManager entities;

    DifferenceWriter(
            Causes causes,
            LocationDirectory directory,
            PatientRows patients,
            ConflictRows conflicts,
            EncounterRows encounters,
            HistoryRows histories,
            Partings partings,
            Orphans orphans,
            EncounterEvents events,
            ConflictMeters meters,
            EntityManager entities) {
        this.causes = causes;
        this.directory = directory;
        this.patients = patients;
        this.conflicts = conflicts;
        this.encounters = encounters;
        this.histories = histories;
        this.partings = partings;
        this.orphans = orphans;
        this.events = events;
        this.meters = meters;
        this.entities = entities;
    }

    /**
     * Within the caller's transaction, in few statements whatever the number of groups. What a client has written in the
     * same transaction is written first, and read anew afterwards.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<GroupChange> changes) {
        List<GroupDifference> folded = changes.stream()
                .map(GroupDifference::of)
                .filter(difference -> !difference.isEmpty())
                .toList();
        if (folded.isEmpty()) {
            return;
        }
        entities.flush();
        List<GroupDifference> differences = encounters.butAsFound(folded);
        partings.lock(differences);
        Places places = Places.of(differences, directory, causes);
        causes.are(causes(differences));
        patients.write(differences);
        conflicts.write(differences);
        Map<String, EncounterChanged> changed = new LinkedHashMap<>();
        encounters.write(differences, places).forEach(each -> changed.put(each.encounterId(), each));
        histories.write(differences, places).forEach(each -> changed.putIfAbsent(each.encounterId(), each));
        partings.write(differences).forEach(each -> changed.put(each.encounterId(), each));
        entities.clear();
        AuditNews audit = AuditNews.of(differences);
        List<Event> others = new ArrayList<>(audit.events());
        others.addAll(orphans.of(differences));
        events.changed(changed.values(), others);
        meters.count(audit);
    }

    private static Map<String, Cause> causes(List<GroupDifference> differences) {
        Map<String, Cause> causes = new HashMap<>();
        differences.forEach(difference -> causes.putAll(difference.causes()));
        return causes;
    }

    /**
     * Rows from before facts were kept become a base: they stay as they are, but the numbers that lead to a patient are
     * those of the base. The migration could not say which ones are former, and the version before has written no more
     * of them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeUp(List<Difference.Named> bases) {
        patients.takeUp(bases.stream()
                .flatMap(
                        base -> base.view().patients().values().stream().map(each -> PatientRow.of(each, base.names())))
                .toList());
    }

    /**
     * A group as it was shown, and as it is to be shown.
     *
     * @param taken the facts that came, in their order: the audit names their messages, and conflicts their senders
     */
    public record GroupChange(Difference.Named before, Difference.Named after, List<Fact> taken) {

        public GroupChange {
            taken = List.copyOf(taken);
        }

        /** No fact came: it is judged again because time has passed, or because it is verified. */
        public GroupChange(Difference.Named before, Difference.Named after) {
            this(before, after, List.of());
        }
    }
}
