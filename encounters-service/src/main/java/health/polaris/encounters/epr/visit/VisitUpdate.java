package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterEdit;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.epr.message.Visit;
import java.time.Instant;

/** Writes to an encounter what a message says of it, except what a later message has said already. */
final class VisitUpdate {

    private VisitUpdate() {}

    static void apply(EncounterEdit edit, Visit visit, Owner owner, String locationUuid, Lateness late) {
        if (!late.stay()) {
            stay(edit, visit, owner, locationUuid);
        }
        if (!late.discharge()) {
            discharge(edit.encounter(), visit);
        }
        if (!late.existence() && visit.admissionCancelled()) {
            edit.encounter().delete(EncounterService.now());
        }
    }

    private static void stay(EncounterEdit edit, Visit visit, Owner owner, String locationUuid) {
        edit.moveTo(locationUuid);
        Encounter encounter = edit.encounter();
        encounter.becomeEprEncounter(visit.visitNumber());
        encounter.correctAdmission(visit.type(), visit.admittedAt());
        encounter.reassign(owner.patientRecordUuid(), owner.productUuid());
    }

    /** No word of a discharge leaves it as it is. */
    private static void discharge(Encounter encounter, Visit visit) {
        if (visit.dischargeCancelled()) {
            encounter.reopen();
        }
        Instant at = visit.discharge();
        if (at != null) {
            encounter.discharge(at);
        } else if (visit.deceased() && encounter.dischargedAt() == null) {
            encounter.discharge(EncounterService.now());
        }
    }
}
