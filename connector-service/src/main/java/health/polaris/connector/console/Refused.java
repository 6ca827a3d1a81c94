package health.polaris.connector.console;

/** A service said no; its words are for the operator. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    public Refused(int status, String words) {
        super(words, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
