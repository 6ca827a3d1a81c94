package health.polaris.encounters.representation;

import io.swagger.v3.oas.annotations.media.Schema;

/** An encounter as clients see it (contracts/encounters.md §2.1). */
@Schema(anyOf = {FullEncounter.class, CompactEncounter.class})
public sealed interface EncounterResponse permits FullEncounter, CompactEncounter {}
