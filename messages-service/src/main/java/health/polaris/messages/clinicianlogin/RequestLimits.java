package health.polaris.messages.clinicianlogin;

/** Lengths that bind requests, but not events (contracts/activation.md §7). */
final class RequestLimits {

    static final int ID = 36;
    static final int BADGE = 50;
    static final int NAME = 20;

    /** Of a location, of which the contract says no length: a uuid and more. */
    static final int LOCATION = 255;

    /** Elements of a list, as users-service takes them. */
    static final int LIST = 5000;

    private RequestLimits() {}
}
