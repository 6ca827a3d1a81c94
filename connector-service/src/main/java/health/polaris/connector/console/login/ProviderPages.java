package health.polaris.connector.console.login;

import health.polaris.common.security.AllowAnyone;
import health.polaris.connector.console.ConsolePages;
import health.polaris.connector.console.Operator;
import health.polaris.connector.console.Pages;
import health.polaris.connector.console.Refused;
import health.polaris.connector.console.Session;
import health.polaris.web.request.IgnoresParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The way in by an OpenID provider. Who comes back gets a token of our own, as an operator would have made for them, with those
 * of the scopes that the provider has granted which operators have.
 */
@ConsolePages("/console/login")
record ProviderPages(Pages pages, Provider provider, ProviderSettings settings, OperatorLogins logins) {

    private static final Logger log = LoggerFactory.getLogger(ProviderPages.class);

    private static final int REFUSED = 403;
    private static final int NOT_FOUND = 404;

    @AllowAnyone
    @GetMapping("/provider")
    ResponseEntity<String> begin() {
        requireProvider();
        Attempt attempt = Attempt.fresh();
        return Pages.headers(ResponseEntity.status(HttpStatus.SEE_OTHER))
                .header(HttpHeaders.SET_COOKIE, attempt.cookie(pages.secure()).toString())
                .header(HttpHeaders.LOCATION, provider.address(attempt))
                .build();
    }

    /** The page leads on by itself: a redirection from another site would not have the new cookie sent along. */
    @AllowAnyone
    @IgnoresParameters({"session_state", "iss", "scope", "error", "error_description", "error_uri"})
    @GetMapping("/back")
    ResponseEntity<String> back(
            HttpServletRequest request,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "code", required = false) @Nullable String code) {
        requireProvider();
        Attempt attempt = Attempt.of(request)
                .filter(begun -> begun.isAnsweredBy(state))
                .orElseThrow(
                        () -> new Refused(REFUSED, "This login was not begun here, or too long ago: log in again"));
        if (code == null) {
            throw new Refused(REFUSED, "The identity provider has refused the login");
        }
        Provider.Person person = provider.person(attempt, code);
        Set<String> scopes = new TreeSet<>(person.scopes());
        scopes.retainAll(Operator.SCOPES);
        if (!scopes.contains("read:hl7_message") && !scopes.contains("write:hl7_message")) {
            throw new Refused(REFUSED, "The identity provider grants you none of the scopes that the console needs");
        }
        Session session = Session.of(logins.logIn(person, scopes)).orElseThrow();
        log.info("{} has logged in, for {}", OperatorLogins.id(person.subject()), settings.session());
        return pages.leadOn(
                session,
                Attempt.gone(pages.secure()),
                ProviderSession.of(person.idToken(), settings.session(), pages.secure()));
    }

    private void requireProvider() {
        if (!settings.isOn()) {
            throw new Refused(NOT_FOUND, "CONSOLE_PROVIDER_URL is not set: paste a token");
        }
    }
}
