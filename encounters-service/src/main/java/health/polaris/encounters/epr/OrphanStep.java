package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.ParentLinks;
import health.polaris.encounters.history.EarlyWarning;
import health.polaris.eventbus.EventOutbox;
import health.polaris.eventbus.OutboxKey;
import health.polaris.eventbus.RoutingKeys;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Observations of an admission that was cancelled (contracts/encounters.md §7.8). Whoever keeps them is asked to look
 * after them; where the observations service is known, it is done here instead.
 */
@Component
class OrphanStep {

    private final ObservationsApi observations;
    private final EncounterService encounters;
    private final ParentLinks parents;
    private final EncounterEvents events;
    private final EventOutbox outbox;

    OrphanStep(
            ObservationsApi observations,
            EncounterService encounters,
            ParentLinks parents,
            EncounterEvents events,
            EventOutbox outbox) {
        this.observations = observations;
        this.encounters = encounters;
        this.parents = parents;
        this.events = events;
        this.outbox = outbox;
    }

    void apply(MessageIdentity message, Encounter cancelled) {
        if (!observations.isConfigured()) {
            outbox.publish(
                    RoutingKeys.CHECK_ORPHANED_OBSERVATIONS,
                    OutboxKey.of("patient", cancelled.patientUuid()),
                    OrphanCheck.of(message, cancelled));
        } else if (cancelled.isTopLevel() && observations.has(cancelled.uuid())) {
            keepVisible(cancelled);
        }
    }

    /** Below a local encounter that has ended, what was observed can still be seen. */
    private void keepVisible(Encounter cancelled) {
        EarlyWarning scoring = cancelled.earlyWarning();
        Encounter local = encounters.admit(new Admission(
                cancelled.owner(),
                cancelled.locationUuid(),
                cancelled.admittedAt(),
                null,
                cancelled.encounterType(),
                VisitUpdate.now(),
                null,
                null,
                scoring.scoreSystem(),
                Objects.requireNonNullElse(scoring.spo2Scale(), 1)));
        parents.link(cancelled, local.uuid());
        events.changed(local);
    }
}
