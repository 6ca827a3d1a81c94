package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What needs somebody: dead letters, messages that wait, deliveries that did not arrive, numbers that two patients want; with what can be done. */
@ConsolePages("/console/trouble")
record TroublePages(Pages pages, Services services) {

    private static final String LETTERS = "/dhos/v1/message/dead_letter";
    private static final List<String> STATES =
            List.of("waiting", "rejected", "refused_by_receiver", "failed", "given_up", "retrying");

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> all(Session session) {
        Map<String, Object> letters = session.mayAct()
                ? services.tryAsk(session, LETTERS, Map.of("limit", "100"))
                : Map.of("found", Map.of(), "refused", "They may hold all of a message, and need " + Operator.ACTS);
        Map<String, Object> conflicts =
                services.tryEncounters(session, "/dhos/v1/patient/conflict", Map.of("state", "open", "limit", "100"));
        Map<String, Object> model = new HashMap<>(Map.of("letters", letters, "conflicts", conflicts));
        STATES.forEach(state -> model.put(state, messages(session, state)));
        return pages.page(session, "trouble", model);
    }

    /** In one state, the newest ones. */
    private List<?> messages(Session session, String state) {
        Map<?, ?> page =
                (Map<?, ?>) services.ask(session, "/dhos/v1/message/list", Map.of("state", state, "limit", "100"));
        return page.get("messages") instanceof List<?> found ? found : List.of();
    }

    @AllowAnyone
    @GetMapping("/letter/{id}")
    ResponseEntity<String> letter(Session session, @PathVariable("id") String id) {
        return pages.page(session, "letter", Map.of("found", services.ask(session, LETTERS + "/" + id)));
    }

    @AllowAnyone
    @PostMapping(path = "/letter/{id}/requeue", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> requeue(Session session, @PathVariable("id") String id) {
        return afterTelling(session, LETTERS + "/" + id + "/requeue", Map.of());
    }

    @AllowAnyone
    @PostMapping(path = "/letter/{id}/discard", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> discard(
            Session session,
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        return afterTelling(session, LETTERS + "/" + id + "/discard", Map.of("reason", reason));
    }

    /** What failed, and by force what the receiver has refused, which it has. */
    @AllowAnyone
    @PostMapping(path = "/delivery/{uuid}/retry", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> retry(
            Session session,
            @PathVariable("uuid") String uuid,
            @RequestParam(name = "force", defaultValue = "false") boolean force) {
        return afterTelling(session, delivery(uuid, "retry"), Map.of("force", force));
    }

    @AllowAnyone
    @PostMapping(path = "/delivery/{uuid}/give_up", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> giveUp(Session session, @PathVariable("uuid") String uuid) {
        return afterTelling(session, delivery(uuid, "give_up"), Map.of());
    }

    private ResponseEntity<String> afterTelling(Session session, String path, Map<String, ?> body) {
        services.tell(session, path, body);
        return pages.goTo("/console/trouble");
    }

    private static String delivery(String uuid, String action) {
        return "/dhos/v1/message/" + plain(uuid) + "/delivery/" + action;
    }

    @AllowAnyone
    @PostMapping(path = "/conflict/{id}/dismiss", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> dismiss(
            Session session,
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        services.tellEncounters(session, "/dhos/v1/patient/conflict/" + id + "/dismissal", Map.of("reason", reason));
        return pages.goTo("/console/trouble");
    }

    /** The claimant and the owner of the number are one person; whose number it was remains. */
    @AllowAnyone
    @PostMapping(path = "/conflict/merge", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> merge(
            Session session, @RequestParam("survivor") String survivor, @RequestParam("other") String other) {
        services.tellEncounters(session, "/dhos/v1/patient/%s/merge/%s".formatted(plain(survivor), plain(other)), null);
        return pages.goTo("/console/trouble");
    }

    /** An id stands in the path: nothing that leads elsewhere. */
    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "");
    }
}
