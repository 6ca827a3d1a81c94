package health.polaris.common.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the work that this thread is doing. */
public final class CurrentCaller {

    private static final Caller NOBODY = new Caller(IssuerKind.INTERNAL, java.util.Set.of(), java.util.Map.of());

    private CurrentCaller() {}

    /** The caller, or one without any id and scope ("unknown") outside a request. */
    public static Caller get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : NOBODY;
    }

    /** Does the work in the name of a system, so that audit fields say so. */
    public static void actingAs(String systemId, Runnable work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext acting = SecurityContextHolder.createEmptyContext();
        acting.setAuthentication(CallerAuthentication.ofTheSuite(Caller.system(systemId)));
        SecurityContextHolder.setContext(acting);
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
