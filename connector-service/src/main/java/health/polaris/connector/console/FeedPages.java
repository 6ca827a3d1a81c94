package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Feeds in and out: how they are, pause one, let it go on. */
@Hidden
@Controller
@ConditionalOnBooleanProperty("polaris.console.offered")
@RequestMapping(path = "/console/feed", produces = MediaType.TEXT_HTML_VALUE)
record FeedPages(Pages pages, Services services) {

    private static final String FEEDS = "/dhos/v1/feed";

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> feeds(HttpServletRequest request) {
        Session session = Operator.of(request);
        return pages.page(
                session,
                "feeds",
                Map.of(
                        "feeds",
                        services.ask(session, FEEDS),
                        "rates",
                        Sparkline.bySender(services.tryAsk(session, "/dhos/v1/figure/sender", Map.of()))));
    }

    @AllowAnyone
    @PostMapping(path = "/pause", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> pause(
            HttpServletRequest request,
            @RequestParam(name = "sender", required = false) @Nullable String sender,
            @RequestParam(name = "destination", required = false) @Nullable String destination,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "form_key", required = false) @Nullable String key) {
        Session session = Operator.of(request, key);
        services.tell(session, FEEDS + "/pause", body(sender, destination, reason));
        return pages.goTo("/console/feed");
    }

    @AllowAnyone
    @PostMapping(path = "/resume", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> resume(
            HttpServletRequest request,
            @RequestParam(name = "sender", required = false) @Nullable String sender,
            @RequestParam(name = "destination", required = false) @Nullable String destination,
            @RequestParam(name = "form_key", required = false) @Nullable String key) {
        Session session = Operator.of(request, key);
        services.tell(session, FEEDS + "/resume", body(sender, destination, null));
        return pages.goTo("/console/feed");
    }

    private static Map<String, String> body(
            @Nullable String sender, @Nullable String destination, @Nullable String reason) {
        Map<String, String> body = new HashMap<>();
        if (sender != null) {
            body.put("sender", sender);
        }
        if (destination != null) {
            body.put("destination", destination);
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        return body;
    }
}
