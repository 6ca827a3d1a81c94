package health.polaris.connector.console.numbers;

import health.polaris.common.security.AllowAnyone;
import health.polaris.connector.console.ConsolePages;
import health.polaris.connector.console.Pages;
import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures of the last day or the last seven, each as a table, and as a plot where there is script. */
@ConsolePages("/console/number")
record NumbersPages(Pages pages, Services services, Clock clock) {

    private static final String FIGURES = "/dhos/v1/figure/";
    private static final String WEEK = "7";

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> numbers(
            Session session,
            @RequestParam(name = "days", defaultValue = "1") String days,
            @RequestParam(name = "sender", required = false) @Nullable String sender) {
        boolean week = WEEK.equals(days);
        Duration span = Duration.ofDays(week ? 7 : 1);
        String from = clock.instant().minus(span).toString();
        Map<String, @Nullable String> asked = new HashMap<>(Map.of("from", from));
        Object senders = services.ask(session, FIGURES + "sender", asked);
        Object backlog = services.ask(session, FIGURES + "backlog", asked);
        asked.put("sender", sender);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("week", week);
        model.put("sender", sender);
        model.put("senders", senders);
        model.put("backlog", backlog);
        model.put("hourly", services.ask(session, FIGURES + "hour", asked));
        return pages.page(session, "numbers", model);
    }
}
