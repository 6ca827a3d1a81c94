package health.polaris.encounters.representation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An encounter as clients see it (contracts/encounters.md §2.1). */
@Schema(anyOf = {FullEncounter.class, CompactEncounter.class})
public sealed interface EncounterResponse permits FullEncounter, CompactEncounter {

    String uuid();

    String patientUuid();

    /** The same with {@code child_encounter_uuids}; the compact form has no such key. */
    default EncounterResponse withChildren(List<String> descendants) {
        return this;
    }
}
