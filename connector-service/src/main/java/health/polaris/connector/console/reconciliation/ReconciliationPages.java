package health.polaris.connector.console.reconciliation;

import health.polaris.common.security.AllowAnyone;
import health.polaris.connector.console.ConsolePages;
import health.polaris.connector.console.Pages;
import health.polaris.connector.console.Refused;
import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import health.polaris.web.body.BodyUpTo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A list of who is in which bed, pasted or out of a file: CSV, JSON, or messages shaped as A01. */
@ConsolePages("/console/reconciliation")
record ReconciliationPages(Pages pages, Services services) {

    private static final String RECONCILIATION = "/dhos/v1/reconciliation";
    private static final String PAGE = "reconciliation";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> form(Session session) {
        return pages.page(session, PAGE, Map.of("list", ""));
    }

    @AllowAnyone
    @BodyUpTo(BodyUpTo.LONGEST)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> compare(Session session, @RequestParam(name = "list", defaultValue = "") String list) {
        Map<String, @Nullable Object> model = new HashMap<>(Map.of("list", list));
        try {
            compare(session, list.strip(), model);
        } catch (Refused refused) {
            model.put("refused", refused.words());
        }
        return pages.page(session, PAGE, model);
    }

    private void compare(Session session, String list, Map<String, @Nullable Object> model) {
        if (list.matches("(?s)(MSH|FHS|BHS).*")) {
            String body = Base64.getEncoder().encodeToString(list.getBytes(StandardCharsets.UTF_8));
            Map<?, ?> read = (Map<?, ?>)
                    services.tell(session, "/dhos/v1/message/bed_list", Map.of("type", "HL7v2", "body", body));
            model.put("unread", read.get("unread"));
            model.put("result", services.tellEncounters(session, RECONCILIATION, read));
        } else {
            MediaType type = list.startsWith("{") ? MediaType.APPLICATION_JSON : CSV;
            model.put("unread", List.of());
            model.put("result", services.tellEncounters(session, RECONCILIATION, type, list));
        }
    }
}
