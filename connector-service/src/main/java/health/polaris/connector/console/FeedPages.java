package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Feeds in and out: how they are, pause one, let it go on. */
@ConsolePages("/console/feed")
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
    ResponseEntity<String> pause(HttpServletRequest request, @ParameterObject Form form) {
        return tell(request, "/pause", form);
    }

    @AllowAnyone
    @PostMapping(path = "/resume", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> resume(HttpServletRequest request, @ParameterObject Form form) {
        return tell(request, "/resume", form);
    }

    private ResponseEntity<String> tell(HttpServletRequest request, String act, Form form) {
        Session session = Operator.of(request, form.formKey());
        services.tell(session, FEEDS + act, form.body());
        return pages.goTo("/console/feed");
    }

    /** A sender, or the destination of deliveries; why is asked for when it is paused. */
    record Form(
            @Nullable String sender,
            @Nullable String destination,
            @Nullable String reason,
            @BindParam("form_key") @Nullable String formKey) {

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
