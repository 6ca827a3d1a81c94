package health.polaris.integration.claim.said;

/** Two systems of one hospital, which share their numbers, and one of another hospital, which counts from 1 as well. */
public enum Sender {
    PAS("CLAIMPAS", "NORTH", "claim-north"),
    ED("CLAIMED", "NORTH", "claim-north"),
    SOUTH("CLAIMPAS", "SOUTH", "claim-south");

    private final String application;
    private final String facility;
    private final String namespace;

    Sender(String application, String facility, String namespace) {
        this.application = application;
        this.facility = facility;
        this.namespace = namespace;
    }

    /** MSH-3 */
    public String application() {
        return application;
    }

    /** MSH-4 */
    public String facility() {
        return facility;
    }

    /** Of its MRNs and visit numbers (I1). */
    public String namespace() {
        return namespace;
    }
}
