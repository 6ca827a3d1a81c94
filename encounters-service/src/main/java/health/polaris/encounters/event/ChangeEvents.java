package health.polaris.encounters.event;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;

import health.polaris.common.security.Caller;
import health.polaris.eventbus.AmqpJson;
import health.polaris.eventbus.EventOutbox;
import health.polaris.eventbus.OutboxKey;
import health.polaris.eventbus.RoutingKeys;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an update tells others, in the order of contracts/encounters.md §4.5. */
@Component
class ChangeEvents {

    private final EncounterEvents events;
    private final ObservationEvents observationEvents;
    private final EncounterReader representations;
    private final EventOutbox outbox;
    private final AmqpJson json;
    private final String eprSystemId;

    ChangeEvents(
            EncounterEvents events,
            ObservationEvents observationEvents,
            EncounterReader representations,
            EventOutbox outbox,
            AmqpJson json,
            @Value("${polaris.epr.system-id}") String eprSystemId) {
        this.events = events;
        this.observationEvents = observationEvents;
        this.representations = representations;
        this.outbox = outbox;
        this.json = json;
        this.eprSystemId = eprSystemId;
    }

    /** Commits on its own, after the update it tells of was rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void scoreChangeRefused(ScoreSystemAudit change) {
        AuditEvent audit = new AuditEvent("ews_change_failure", change.refused());
        outbox.publish(RoutingKeys.AUDIT_EVENT, OutboxKey.of("patient", change.patientUuid()), audit);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void scoreSystemChanged(Encounter encounter, ScoreSystemAudit change) {
        events.publish(
                RoutingKeys.AUDIT_EVENT, encounter, new AuditEvent("score_system_changed", change.done(encounter)));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("observation_set", json.tree(PseudoObservationSet.of(encounter)));
        observationEvents.publish(encounter, representations.expanded(encounter), data);
    }

    /** Nothing, unless more than the product differs; the EPR's own changes are not audited. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void modified(Encounter encounter, FullEncounter before, FullEncounter after, Caller caller) {
        Modifications modifications = Modifications.between(json.tree(before), json.tree(after));
        if (!modifications.beyondProduct()) {
            return;
        }
        events.changed(encounter);
        if (!caller.id().equals(eprSystemId)) {
            Modified data = new Modified(caller.id(), encounter.uuid(), modifications.list());
            events.publish(RoutingKeys.AUDIT_EVENT, encounter, new AuditEvent("encounter_modified", data));
        }
    }

    /** {@code event_data} of {@code encounter_modified}. */
    record Modified(String clinicianId, String encounterId, List<List<Object>> modifications) {}

    /** The change of the score system told as if somebody had observed it. */
    record PseudoObservationSet(
            String uuid,
            @Nullable String scoreSystem,
            @Nullable Integer spo2Scale,
            Instant created,
            String createdBy,
            Instant modified,
            String modifiedBy,
            Instant recordTime) {

        static PseudoObservationSet of(Encounter encounter) {
            Instant at = encounter.modified();
            String by = encounter.modifiedBy();
            return new PseudoObservationSet(
                    UUID.randomUUID().toString(),
                    encounter.earlyWarning().scoreSystem(),
                    encounter.earlyWarning().spo2Scale(),
                    at,
                    by,
                    at,
                    by,
                    at);
        }
    }
}
