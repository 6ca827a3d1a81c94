package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Feeds in and out: how they are, pause one, let it go on. */
@ConsolePages("/console/feed")
record FeedPages(Pages pages, Services services) {

    private static final String FEEDS = "/dhos/v1/feed";

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> feeds(Session session) {
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
    ResponseEntity<String> pause(Session session, @ParameterObject Form form) {
        return tell(session, "/pause", form);
    }

    @AllowAnyone
    @PostMapping(path = "/resume", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> resume(Session session, @ParameterObject Form form) {
        return tell(session, "/resume", form);
    }

    private ResponseEntity<String> tell(Session session, String act, Form form) {
        services.tell(session, FEEDS + act, form.body());
        return pages.goTo("/console/feed");
    }

    /** A sender, or the destination of deliveries; why is asked for when it is paused. */
    record Form(
            @Nullable String sender,
            @Nullable String destination,
            @Nullable String reason) {

        private Map<String, @Nullable String> body() {
            Map<String, @Nullable String> fields = new HashMap<>();
            fields.put("sender", sender);
            fields.put("destination", destination);
            fields.put("reason", reason);
            fields.values().removeIf(Objects::isNull);
            return fields;
        }
    }
}
