package health.polaris.connector.console;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who is logged in. */
public final class Operator {

    private static final int FORBIDDEN = 403;

    private Operator() {}

    /** @throws NoSession when nobody is */
    public static Session of(HttpServletRequest request) {
        return Session.of(request).orElseThrow(NoSession::new);
    }

    /**
     * Who sends a form.
     *
     * @throws Refused when the form was not made for this session
     */
    public static Session of(HttpServletRequest request, @Nullable String formKey) {
        Session session = of(request);
        if (!session.made(formKey)) {
            throw new Refused(FORBIDDEN, "The form is not one of this session: open the page again");
        }
        return session;
    }
}
