package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.history.EarlyWarning;
import health.polaris.eventbus.contract.OrphanedObservationsCheck;
import health.polaris.eventbus.publish.EventOutbox;
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
    private final EncounterHierarchy hierarchy;
    private final EncounterEvents events;
    private final EventOutbox outbox;

    OrphanStep(
            ObservationsApi observations,
            EncounterService encounters,
            EncounterHierarchy hierarchy,
            EncounterEvents events,
            EventOutbox outbox) {
        this.observations = observations;
        this.encounters = encounters;
        this.hierarchy = hierarchy;
        this.events = events;
        this.outbox = outbox;
    }

    void apply(MessageIdentity message, Encounter cancelled) {
        if (!observations.isConfigured()) {
            outbox.publish(OrphanedObservationsCheck.of(message.uuid(), cancelled.uuid(), cancelled.patientUuid()));
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
                EncounterService.now(),
                null,
                null,
                scoring.scoreSystem(),
                Objects.requireNonNullElse(scoring.spo2Scale(), 1)));
        hierarchy.link(cancelled, local.uuid());
        events.changed(local);
    }
}
