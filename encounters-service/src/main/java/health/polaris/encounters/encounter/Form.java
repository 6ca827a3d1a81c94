package health.polaris.encounters.encounter;

/**
 * Which keys a client wants (contracts/encounters.md §2.1).
 *
 * @param expanded with audit fields
 * @param children with {@code child_encounter_uuids}, unless compact
 */
record Form(boolean compact, boolean expanded, boolean children) {

    static final Form FULL = new Form(false, false, false);

    static Form of(boolean compact) {
        return new Form(compact, false, false);
    }

    static Form of(boolean compact, boolean expanded) {
        return new Form(compact, expanded, false);
    }

    Form withChildren() {
        return new Form(compact, expanded, !compact);
    }
}
