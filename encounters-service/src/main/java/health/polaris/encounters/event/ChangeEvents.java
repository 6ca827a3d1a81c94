package health.polaris.encounters.event;

import health.polaris.common.security.Caller;
import health.polaris.encounters.encounter.Changes;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.history.ScoreSystemHistory;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.encounters.settings.EprSettings;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.AuditEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an update tells others, in the order of contracts/encounters.md §4.5. */
@Component
public class ChangeEvents {

    private final EncounterEvents events;
    private final ObservationEvents observationEvents;
    private final EncounterReader representations;
    private final AmqpJson json;
    private final String eprSystemId;

    ChangeEvents(
            EncounterEvents events,
            ObservationEvents observationEvents,
            EncounterReader representations,
            AmqpJson json,
            EprSettings settings) {
        this.events = events;
        this.observationEvents = observationEvents;
        this.representations = representations;
        this.json = json;
        this.eprSystemId = settings.systemId();
    }

    /** Audit {@code ews_change_failure}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(Changes.Refused changes, Caller caller) {
        events.audit(changes.encounter(), "ews_change_failure", ScoreSystemAudit.refused(changes, caller));
    }

    /**
     * The new score system, and what else is different; the EPR's own changes are not audited.
     *
     * @param before what a client saw
     * @param after what a client sees now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void made(Changes.Made changes, FullEncounter before, FullEncounter after, Caller caller) {
        ScoreSystemHistory scoring = changes.scoring();
        if (scoring != null) {
            scored(changes.encounter(), scoring, caller);
        }
        made(changes);
        if (changes.deserveAnEvent() && !caller.id().equals(eprSystemId)) {
            Modifications modifications = Modifications.between(json.tree(before), json.tree(after));
            Modified data = new Modified(caller.id(), changes.encounter().uuid(), modifications.list());
            events.audit(changes.encounter(), "encounter_modified", data);
        }
        if (before.deletedAt() == null && after.deletedAt() != null) {
            Deleted data = new Deleted(caller.id(), changes.encounter().uuid());
            events.audit(changes.encounter(), "encounter_deleted", data);
        }
    }

    /** Audit {@code encounter_unlinked}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unlinked(Encounter child, String parentUuid, Caller caller) {
        events.audit(child, "encounter_unlinked", new Unlinked(caller.id(), child.uuid(), parentUuid));
    }

    /** Audit {@code encounters_merged}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merged(String survivingPatient, Merged merge) {
        events.publish(AuditEvent.about("patient", survivingPatient, "encounters_merged", merge));
    }

    /** {@code dhos.DM000007}, unless nothing but the product differs (E24). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void made(Changes.Made changes) {
        if (changes.deserveAnEvent()) {
            events.changed(changes.encounter());
        }
    }

    private void scored(Encounter encounter, ScoreSystemHistory scoring, Caller caller) {
        events.audit(encounter, "score_system_changed", ScoreSystemAudit.changed(encounter, scoring, caller));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("observation_set", json.tree(PseudoObservationSet.of(encounter)));
        observationEvents.publish(encounter, representations.expanded(encounter.uuid()), data);
    }

    /** {@code event_data} of {@code encounter_modified}. */
    record Modified(String clinicianId, String encounterId, List<List<Object>> modifications) {}

    /** {@code event_data} of {@code encounter_deleted}. */
    record Deleted(String clinicianId, String encounterId) {}

    /** {@code event_data} of {@code encounter_unlinked}. */
    record Unlinked(String clinicianId, String encounterId, String childOfEncounterUuid) {}

    /**
     * {@code event_data} of {@code encounters_merged}.
     *
     * @param total how many encounters have another patient now
     */
    public record Merged(
            String clinicianId,
            String patientId,
            String childRecordUuid,
            String parentRecordUuid,
            String messageUuid,
            int total) {}

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
