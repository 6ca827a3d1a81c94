package health.polaris.connector.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is logged in. */
public final class Operator {

    /** All that the console asks for. */
    public static final Set<String> SCOPES = Set.of(
            "read:hl7_message",
            "write:hl7_message",
            "read:send_patient",
            "read:send_encounter",
            "read:send_location",
            "read:location_by_ods");

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
