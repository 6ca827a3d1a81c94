package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What needs somebody: dead letters, messages that wait, numbers that two patients want; with what can be done. */
@ConsolePages("/console/trouble")
record TroublePages(Pages pages, Services services) {

    private static final String LETTERS = "/dhos/v1/message/dead_letter";

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> all(HttpServletRequest request) {
        Session session = Operator.of(request);
        Object letters = services.ask(session, LETTERS, Map.of("limit", "100"));
        Object waiting = services.ask(session, "/dhos/v1/message/list", Map.of("state", "waiting", "limit", "100"));
        Object rejected = services.ask(session, "/dhos/v1/message/list", Map.of("state", "rejected", "limit", "50"));
        Map<String, Object> conflicts =
                services.tryEncounters(session, "/dhos/v1/patient/conflict", Map.of("state", "open", "limit", "100"));
        return pages.page(
                session,
                "trouble",
                Map.of("letters", letters, "waiting", waiting, "rejected", rejected, "conflicts", conflicts));
    }

    @AllowAnyone
    @GetMapping("/letter/{id}")
    ResponseEntity<String> letter(HttpServletRequest request, @PathVariable("id") String id) {
        Session session = Operator.of(request);
        return pages.page(session, "letter", Map.of("found", services.ask(session, LETTERS + "/" + id)));
    }

    @AllowAnyone
    @PostMapping(path = "/letter/{id}/requeue", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> requeue(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "form_key", required = false) @Nullable String key) {
        Session session = Operator.of(request, key);
        services.tell(session, LETTERS + "/" + id + "/requeue", Map.of());
        return pages.goTo("/console/trouble");
    }

    @AllowAnyone
    @PostMapping(path = "/letter/{id}/discard", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> discard(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "form_key", required = false) @Nullable String key) {
        Session session = Operator.of(request, key);
        services.tell(session, LETTERS + "/" + id + "/discard", Map.of("reason", reason));
        return pages.goTo("/console/trouble");
    }

    @AllowAnyone
    @PostMapping(path = "/conflict/{id}/dismiss", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> dismiss(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "form_key", required = false) @Nullable String key) {
        Session session = Operator.of(request, key);
        services.tellEncounters(session, "/dhos/v1/patient/conflict/" + id + "/dismissal", Map.of("reason", reason));
        return pages.goTo("/console/trouble");
    }

    /** The claimant and the owner of the number are one person; whose number it was remains. */
    @AllowAnyone
    @PostMapping(path = "/conflict/merge", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> merge(
            HttpServletRequest request,
            @RequestParam("survivor") String survivor,
            @RequestParam("other") String other,
            @RequestParam(name = "form_key", required = false) @Nullable String key) {
        Session session = Operator.of(request, key);
        services.tellEncounters(session, "/dhos/v1/patient/%s/merge/%s".formatted(plain(survivor), plain(other)), null);
        return pages.goTo("/console/trouble");
    }

    /** An id stands in the path: nothing that leads elsewhere. */
    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "");
    }
}
