package health.polaris.common.probe;

import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.common.security.Caller;
import health.polaris.common.security.IssuerKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One route per building block of contracts/platform.md §4.4. */
@RestController
class AccessRoutes {

    @AllowAnyone
    @GetMapping("/probe/open")
    Map<String, Boolean> open() {
        return Map.of("open", true);
    }

    @Allow
    @GetMapping("/probe/caller")
    CallerResponse caller(Caller caller) {
        return new CallerResponse(
                caller.id(),
                caller.issuer(),
                new TreeSet<>(caller.scopes()),
                new TreeSet<>(caller.claims().keySet()),
                new TreeSet<>(caller.locationIds()));
    }

    @Allow(scopes = "read:all")
    @Allow(scopes = "read:own", ownPath = "patient_id")
    @GetMapping("/probe/patient/{patient_id}")
    Map<String, Boolean> own(@RequestParam(name = "q", defaultValue = "") String query) {
        return Map.of("own", true);
    }

    @Allow(scopes = {"read:a", "read:b"})
    @GetMapping("/probe/both-scopes")
    Map<String, Boolean> bothScopes() {
        return Map.of("both", true);
    }

    @Allow(claims = "system_id")
    @GetMapping("/probe/system")
    Map<String, Boolean> system() {
        return Map.of("system", true);
    }

    @Allow(issuers = {IssuerKind.INTERNAL, IssuerKind.EPR_ADAPTER})
    @GetMapping("/probe/internal")
    Map<String, Boolean> internal() {
        return Map.of("internal", true);
    }

    @Allow(issuers = IssuerKind.CUSTOM_DATABASE)
    @GetMapping("/probe/login")
    Map<String, Boolean> login() {
        return Map.of("login", true);
    }

    record CallerResponse(
            String id, IssuerKind issuer, Set<String> scopes, Set<String> claims, Set<String> locations) {}
}
