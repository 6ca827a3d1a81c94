package health.polaris.common.bearer;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
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
        if (current == null || !(current.getPrincipal() instanceof Caller caller)) {
            return new AuthorizationDecision(false);
        }
        request.setAttribute(Caller.KIND_ATTRIBUTE, caller.kind());
        return new AuthorizationDecision(allows(Routes.ways(route), caller, Routes.pathVariables(request)));
    }

    static boolean allows(Allow[] ways, Caller caller, Map<String, String> path) {
        return Arrays.stream(ways).anyMatch(way -> allows(way, caller, path));
    }

    private static boolean allows(Allow way, Caller caller, Map<String, String> path) {
        return (way.issuers().length == 0 || Arrays.asList(way.issuers()).contains(caller.issuer()))
                && Arrays.stream(way.scopes()).allMatch(caller::hasScope)
                && Arrays.stream(way.claims()).allMatch(caller::hasClaim)
                && Arrays.stream(way.ownPath()).allMatch(name -> caller.owns(name, path.get(name)));
    }
}
