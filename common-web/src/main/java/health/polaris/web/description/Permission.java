package health.polaris.web.description;

import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.common.security.AllowedWays;
import health.polaris.common.security.IssuerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;

/** Who may call a route, in words: {@code **Permission:** a token with the scope `read:hl7_message`.} */
final class Permission {

    private static final String AND = " and ";

    private Permission() {}

    static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(AllowAnyone.class);
    }

    static String words(HandlerMethod method) {
        String who = isOpen(method)
                ? "everybody, without a token"
                : AllowedWays.into(method).stream().map(Permission::way).collect(Collectors.joining("; or "));
        return "**Permission:** %s.".formatted(who);
    }

    private static String way(Allow way) {
        List<String> with = new ArrayList<>();
        if (way.scopes().length > 0) {
            with.add("with the scope " + quoted(way.scopes()));
        }
        if (way.claims().length > 0) {
            with.add("that has " + quoted(way.claims()));
        }
        if (way.ownPath().length > 0) {
            with.add("whose %s is that of the path".formatted(quoted(way.ownPath())));
        }
        if (way.issuers().length > 0) {
            with.add("issued by "
                    + Arrays.stream(way.issuers()).map(Permission::issuer).collect(Collectors.joining(" or ")));
        }
        return with.isEmpty() ? "any valid token" : "a token " + String.join(", ", with);
    }

    private static String quoted(String[] names) {
        return Arrays.stream(names).map("`%s`"::formatted).collect(Collectors.joining(AND));
    }

    private static String issuer(IssuerKind issuer) {
        return switch (issuer) {
            case INTERNAL -> "this installation";
            case IDENTITY_PROVIDER -> "its identity provider";
            case CUSTOM_DATABASE -> "the login script of its identity provider";
            case EPR_ADAPTER -> "the adapter of its EPR";
        };
    }
}
