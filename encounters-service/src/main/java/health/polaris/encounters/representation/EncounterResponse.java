package health.polaris.encounters.representation;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;

/** An encounter as clients see it (contracts/encounters.md §2.1). */
@Schema(anyOf = {FullEncounter.class, CompactEncounter.class})
public sealed interface EncounterResponse extends ShowsPerson permits FullEncounter, CompactEncounter {

    String uuid();

    String patientUuid();

    String locationUuid();

    @Override
    default void show(Shown shown) {
        shown.encounter(uuid()).patient(patientUuid()).ward(locationUuid());
    }
}
