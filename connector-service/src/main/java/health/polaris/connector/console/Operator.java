package health.polaris.connector.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** Who is logged in. */
public final class Operator {

    /** With it things are done; without it they are looked at. */
    static final String ACTS = "write:hl7_message";

    /** All that the console asks for. */
    public static final Set<String> SCOPES = Set.of(
            "read:hl7_message",
            ACTS,
            "read:send_patient",
            "read:send_encounter",
            "read:send_location",
            "read:location_by_ods");

    private static final int FORBIDDEN = 403;

    private Operator() {}

    /**
     * The session of whoever asks for a page, or sends a form, whose field {@code form_key} shows that one of our own pages sent it.
     *
     * @throws NoSession when nobody is logged in
     * @throws Refused when the form was not made for this session
     */
    static Session of(HttpServletRequest request) {
        Session session = Session.of(request).orElseThrow(NoSession::new);
        if (HttpMethod.POST.matches(request.getMethod()) && !session.made(request.getParameter("form_key"))) {
            throw new Refused(FORBIDDEN, "The form is not one of this session: open the page again");
        }
        return session;
    }
}
