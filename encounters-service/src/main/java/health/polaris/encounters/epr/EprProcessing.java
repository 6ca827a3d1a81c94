package health.polaris.encounters.epr;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.encounters.epr.message.EprMessage;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.epr.message.Visit;
import health.polaris.encounters.epr.patient.PatientStep;
import health.polaris.encounters.epr.visit.EncounterStep;
import health.polaris.encounters.location.LocationCode;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.eventbus.publish.EventOutbox;
import java.util.Map;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what a message says: patient, locations and encounter, the events about them and the outcome, all in one
 * transaction (contracts/encounters.md §7).
 */
@Service
class EprProcessing {

    private final EprInbox inbox;
    private final MessageLocks locks;
    private final PatientStep patientStep;
    private final LocationDirectory locations;
    private final EncounterStep encounterStep;
    private final OrphanStep orphanStep;
    private final EventOutbox outbox;

    EprProcessing(
            EprInbox inbox,
            MessageLocks locks,
            PatientStep patientStep,
            LocationDirectory locations,
            EncounterStep encounterStep,
            OrphanStep orphanStep,
            EventOutbox outbox) {
        this.inbox = inbox;
        this.locks = locks;
        this.patientStep = patientStep;
        this.locations = locations;
        this.encounterStep = encounterStep;
        this.orphanStep = orphanStep;
        this.outbox = outbox;
    }

    /** Read committed: a statement after a lock sees what its former holder has done. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Processed process(EprMessage message) {
        if (!inbox.takeOn(message.identity())) {
            return Processed.REPEATED;
        }
        locks.take(message);
        PatientStep.Result patient = patientStep.apply(message);
        Map<LocationCode, String> places = locations.findOrCreate(message.places());
        boolean late = patient.late() | encounter(message, patient, places);
        if (late) {
            inbox.wasLate(message.identity());
        }
        outbox.publish(new MessageOutcome(
                message.identity().uuid(), MessageOutcome.PROCESSED, late ? MessageOutcome.LATE : null));
        return late ? Processed.LATE : Processed.IN_TIME;
    }

    /** In a transaction of its own: that of the work was rolled back. */
    @Transactional
    public void reject(MessageIdentity message, String reason) {
        if (inbox.reject(message, reason)) {
            outbox.publish(new MessageOutcome(message.uuid(), MessageOutcome.REJECTED, reason));
        }
    }

    /** Whether it was late. */
    private boolean encounter(EprMessage message, PatientStep.Result patient, Map<LocationCode, String> places) {
        Visit visit = message.visit();
        if (visit == null) {
            return false;
        }
        String place = places.getOrDefault(visit.location(), "");
        EncounterStep.Result result = step(message, visit, patient, place);
        if (result.cancelled() != null) {
            orphanStep.apply(message.identity(), result.cancelled());
        }
        return result.late();
    }

    /** A client may create an encounter with this visit number at this moment: then the message is done again. */
    private EncounterStep.Result step(EprMessage message, Visit visit, PatientStep.Result patient, String place) {
        try {
            return encounterStep.apply(message, visit, patient.patient(), place);
        } catch (ApiException refused) {
            if (refused.kind() == ErrorKind.CONFLICT) {
                throw new CannotAcquireLockException("The visit number of a message was taken meanwhile");
            }
            throw refused;
        }
    }
}
