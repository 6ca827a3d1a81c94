package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.Owner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Writes to an encounter what a message says of it, except what a later message has said already. */
@Component
class VisitUpdate {

    private final EncounterService encounters;

    VisitUpdate(EncounterService encounters) {
        this.encounters = encounters;
    }

    void apply(Encounter encounter, Visit visit, Owner owner, String locationUuid, Lateness late) {
        if (!late.stay()) {
            stay(encounter, visit, owner, locationUuid);
        }
        if (!late.discharge()) {
            discharge(encounter, visit);
        }
        if (!late.existence() && visit.admissionCancelled()) {
            encounter.delete(now());
        }
    }

    private void stay(Encounter encounter, Visit visit, Owner owner, String locationUuid) {
        encounters.move(encounter, locationUuid);
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
            encounter.discharge(now());
        }
    }

    /** To the microsecond that the database keeps. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
