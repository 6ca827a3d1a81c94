package health.polaris.connector.console.login;

import health.polaris.common.security.AllowAnyone;
import health.polaris.connector.console.ConsolePages;
import health.polaris.connector.console.NoSession;
import health.polaris.connector.console.Pages;
import health.polaris.connector.console.Refused;
import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import health.polaris.web.body.BodyUpTo;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: at the identity provider, or with an operator's token, pasted. The latter is held against a route that whoever may look at messages may ask before it becomes a session. */
@ConsolePages("/console")
record LoginPages(Pages pages, Services services, ProviderSettings settings, Provider provider) {

    /** Anybody may send these forms, and the longest token fits. */
    private static final String OF_TOKENS = "16KB";

    @AllowAnyone
    @GetMapping({"", "/"})
    ResponseEntity<String> start(HttpServletRequest request) {
        return pages.goTo(Session.of(request).isPresent() ? "/console/message" : "/console/login");
    }

    @AllowAnyone
    @GetMapping("/login")
    ResponseEntity<String> form() {
        return pages.page(null, "login", Map.of("provider", settings.isOn()));
    }

    @AllowAnyone
    @BodyUpTo(OF_TOKENS)
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> login(@RequestParam("token") String token) {
        Session session = Session.of(token.strip()).filter(this::isGood).orElse(null);
        return session == null
                ? pages.page(
                        null,
                        HttpStatus.FORBIDDEN.value(),
                        "login",
                        Map.of("refused", true, "provider", settings.isOn()))
                : Pages.headers(ResponseEntity.status(HttpStatus.SEE_OTHER))
                        .header(
                                HttpHeaders.SET_COOKIE,
                                session.cookie(pages.secure()).toString(),
                                ProviderSession.gone(pages.secure()).toString())
                        .header(HttpHeaders.LOCATION, "/console/message")
                        .build();
    }

    private boolean isGood(Session session) {
        try {
            services.ask(session, "/dhos/v1/message/list", Map.of("limit", "1"));
            return true;
        } catch (Refused | NoSession refused) {
            return false;
        }
    }

    /**
     * Ends the console's session, and the provider's where the login was made there. A form may lead to us alone, so a page stands
     * between that leads on by itself.
     */
    @AllowAnyone
    @BodyUpTo(OF_TOKENS)
    @PostMapping(path = "/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> logout(HttpServletRequest request, Session session) {
        boolean secure = pages.secure();
        return pages.leadOut(
                ProviderSession.idToken(request)
                        .filter(token -> settings.isOn())
                        .flatMap(provider::endOfSession),
                Session.gone(secure),
                ProviderSession.gone(secure));
    }
}
