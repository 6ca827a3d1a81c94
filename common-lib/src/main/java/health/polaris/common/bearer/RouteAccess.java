package health.polaris.common.bearer;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.common.security.IssuerKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request in when one of the ways on its route is open to the caller. */
record RouteAccess(Routes routes) implements AuthorizationManager<RequestAuthorizationContext> {
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Routes.Rule rule = routes.find(request).orElse(null);
        if (rule == null || rule.isOpen()) {
            return new AuthorizationDecision(true);
        }
        Authentication current = authentication.get();
        if (current == null || !(current.getPrincipal() instanceof Caller caller)) {
            return new AuthorizationDecision(false);
        }
        request.setAttribute(Caller.KIND_ATTRIBUTE, caller.kind());
        return new AuthorizationDecision(allows(rule.ways(), caller, Routes.pathVariables(request)));
    }

    static boolean allows(List<Allow> ways, Caller caller, Map<String, String> path) {
        return ways.stream().anyMatch(way -> allows(way, caller, path));
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
