package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.Encounter;

/**
 * An encounter with the visit number of a message.
 *
 * @param own of the patient of the message, or of somebody merged into that patient
 */
record KnownVisit(Encounter encounter, boolean own, Lateness lateness) {

    boolean isDeleted() {
        return encounter.deletedAt() != null;
    }
}
