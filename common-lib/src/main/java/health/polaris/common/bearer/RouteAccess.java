package health.polaris.common.bearer;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.common.security.IssuerKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;

/** Lets a request in when one of the ways on its route is open to the caller. */
record RouteAccess(Routes routes) implements AuthorizationManager<RequestAuthorizationContext> {
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        HandlerMethod route = routes.find(request);
        if (route == null || Routes.isOpen(route)) {
            return new AuthorizationDecision(true);
        }
        Authentication current = authentication.get();
        boolean allowed = current != null
                && current.getPrincipal() instanceof Caller caller
                && allows(Routes.ways(route), caller, Routes.pathVariables(request));
        return new AuthorizationDecision(allowed);
    }

    static boolean allows(Allow[] ways, Caller caller, Map<String, String> path) {
        return Arrays.stream(ways).anyMatch(way -> allows(way, caller, path));
    }

    private static boolean allows(Allow way, Caller caller, Map<String, String> path) {
        return comesFrom(way, caller.issuer())
                && Arrays.stream(way.scopes()).allMatch(caller::hasScope)
                && Arrays.stream(way.claims()).allMatch(caller::hasClaim)
                && Arrays.stream(way.ownPath()).allMatch(name -> caller.owns(name, path.get(name)));
    }

    /** The login script's key stands in a script of somebody else's: it opens what names it, and nothing besides. */
    private static boolean comesFrom(Allow way, IssuerKind issuer) {
        return way.issuers().length == 0
                ? issuer != IssuerKind.CUSTOM_DATABASE
                : Arrays.asList(way.issuers()).contains(issuer);
    }
}
