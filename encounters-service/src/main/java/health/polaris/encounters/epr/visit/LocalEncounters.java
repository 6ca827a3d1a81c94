package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.event.EncounterEvents;
import health.polaris.encounters.patient.Patient;
import java.util.List;
import org.springframework.stereotype.Component;

/** Encounters made in the product before the EPR spoke of the stay. */
@Component
class LocalEncounters {

    private final EncounterRepository repository;
    private final EncounterHierarchy hierarchy;
    private final EncounterEvents events;

    LocalEncounters(EncounterRepository repository, EncounterHierarchy hierarchy, EncounterEvents events) {
        this.repository = repository;
        this.hierarchy = hierarchy;
        this.events = events;
    }

    /** The open ones, the one admitted last first. */
    List<Encounter> open(Patient patient) {
        return repository.lockOpenLocal(patient.uuid());
    }

    /** They become children of the encounter that the message was about; their own state stays. */
    void joinTo(Encounter master, List<Encounter> locals) {
        locals.stream().filter(local -> belongsTo(master, local)).forEach(local -> {
            hierarchy.link(local, master.uuid());
            events.changed(local);
        });
    }

    /**
     * Not a visit that ended before the local stay began, nor one that never was (W9). An encounter that is a child
     * itself is corrected in place and collects nobody.
     */
    static boolean belongsTo(Encounter master, Encounter local) {
        if (master == local || master.deletedAt() != null || !master.isTopLevel()) {
            return false;
        }
        return master.dischargedAt() == null || master.dischargedAt().isAfter(local.admittedAt());
    }
}
