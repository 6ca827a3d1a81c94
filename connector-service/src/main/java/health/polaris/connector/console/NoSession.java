package health.polaris.connector.console;

/** Nobody has logged in, or the token is good no more. */
public final class NoSession extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSession() {
        super("no session", null, false, false);
    }
}
