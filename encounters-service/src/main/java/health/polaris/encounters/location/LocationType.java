package health.polaris.encounters.location;

/** Kinds of places that the EPR names, as SNOMED codes. */
enum LocationType {
    WARD("225746001"),
    BAY("225730009"),
    BED("229772003");

    private final String code;

    LocationType(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
