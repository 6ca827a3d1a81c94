package health.polaris.encounters.representation;

/**
 * Which keys a client wants (contracts/encounters.md §2.1).
 *
 * @param expanded with audit fields
 * @param children with {@code child_encounter_uuids}, unless compact
 */
public record EncounterForm(boolean compact, boolean expanded, boolean children) {

    static final EncounterForm FULL = new EncounterForm(false, false, false);

    static final EncounterForm EXPANDED = new EncounterForm(false, true, false);

    public static EncounterForm of(boolean compact) {
        return new EncounterForm(compact, false, false);
    }

    public static EncounterForm of(boolean compact, boolean expanded) {
        return new EncounterForm(compact, expanded, false);
    }

    public EncounterForm withChildren() {
        return new EncounterForm(compact, expanded, !compact);
    }
}
