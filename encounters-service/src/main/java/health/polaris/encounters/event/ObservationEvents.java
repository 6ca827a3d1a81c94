package health.polaris.encounters.event;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.ObservationSetWithEncounter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code dhos.DM000005}: an observation set with its encounter, its patient, and the EPR's code of the location
 * (contracts/encounters.md §6). Patient and code come from the directory, where there is one that knows them.
 */
@Component
record ObservationEvents(EncounterEvents events, AmqpJson json, ObjectProvider<Directory> directory) {
    /** @param data what is known of the observation set; the three are added to it */
    void publish(Encounter encounter, FullEncounter shown, ObjectNode data) {
        ObjectNode withLocation = (ObjectNode) json.tree(shown);
        withLocation.put("location_ods_code", odsCode(encounter.locationUuid()));
        data.set("encounter", withLocation);
        Directory known = directory.getIfAvailable();
        if (known != null) {
            known.patient(encounter.patientUuid()).ifPresent(patient -> data.set("patient", json.tree(patient)));
        }
        events.publish(ObservationSetWithEncounter.of(data, encounter.patientUuid()));
    }

    private @org.jspecify.annotations.Nullable String odsCode(String locationUuid) {
        Directory known = directory.getIfAvailable();
        return known == null ? null : known.odsCode(locationUuid).orElse(null);
    }
}
