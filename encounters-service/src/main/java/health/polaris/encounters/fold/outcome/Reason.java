package health.polaris.encounters.fold.outcome;

/** Why a part of a message waits (O2): each names the field and the remedy. */
public enum Reason {
    VISIT_OF_ANOTHER_PATIENT("PV1-19", "merge the two patients, or move the visit (A45)"),
    MOVE_FINDS_NOTHING("PV1-19", "send the admission of the visit"),
    MOVE_FINDS_VISIT_OF_A_THIRD_PATIENT("MRG-1", "name in MRG-1 the patient whose visit it is"),
    VISIT_NUMBER_OF_ANOTHER_VISIT("PV1-19", "cancel the other visit of this number (A11)"),
    WARD_MISSING("PV1-3.1", "send an update of the visit with a ward"),
    ADMISSION_TIME_MISSING("PV1-44", "send an update of the visit with its admission time"),
    SWAP_FINDS_NO_VISIT("PV1-19", "send the admission of both visits, or PV1-44 and PV1-3.1 of both in the A17");

    private final String field;
    private final String remedy;

    Reason(String field, String remedy) {
        this.field = field;
        this.remedy = remedy;
    }

    public String field() {
        return field;
    }

    public String remedy() {
        return remedy;
    }
}
