package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Having a selection of messages done again: counted first, then some at a time, and how far it is. */
@Hidden
@Controller
@ConditionalOnBooleanProperty("polaris.console.offered")
@RequestMapping(
        path = "/console/selection",
        produces = MediaType.TEXT_HTML_VALUE,
        consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
record SelectionPages(Pages pages, Services services) {

    private static final String REPROCESS = "/dhos/v1/message/reprocess";
    private static final List<String> FILTERS = List.of(
            "state",
            "direction",
            "type",
            "control_id",
            "identifier_type",
            "identifier",
            "sender",
            "received_from",
            "received_to");

    @AllowAnyone
    @PostMapping("/count")
    ResponseEntity<String> count(Session session, @RequestParam Map<String, String> form) {
        Map<String, String> filter = filter(form);
        try {
            Map<?, ?> counted = (Map<?, ?>) services.tell(session, REPROCESS, Map.of("filter", filter, "dry", true));
            return pages.part(
                    session, "messages", "counted", Map.of("filter", filter, "matching", counted.get("matching")));
        } catch (Refused refused) {
            return pages.part(session, "messages", "told", Map.of("words", refused.words()));
        }
    }

    /** A step; the part that it answers asks for the next one. */
    @AllowAnyone
    @PostMapping("/again")
    ResponseEntity<String> again(Session session, @RequestParam Map<String, String> form) {
        Map<String, String> filter = filter(form);
        Map<String, Object> body = new HashMap<>(Map.of("filter", filter));
        String after = form.get("after");
        if (after != null && !after.isBlank()) {
            body.put("after", after);
        }
        try {
            Map<?, ?> step = (Map<?, ?>) services.tell(session, REPROCESS, body);
            Map<String, @Nullable Object> model = new HashMap<>(Map.of("filter", filter));
            model.put("done", number(form.get("done")) + number(String.valueOf(step.get("published"))));
            model.put("left", number(form.get("left")) + (step.get("left") instanceof List<?> left ? left.size() : 0));
            model.put("ignored", number(form.get("ignored")) + number(String.valueOf(step.get("ignored"))));
            model.put("of", number(form.get("of")));
            model.put("next", step.get("next"));
            return pages.part(session, "messages", "advance", model);
        } catch (Refused refused) {
            return pages.part(session, "messages", "told", Map.of("words", refused.words()));
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Map<String, String> filter(Map<String, String> form) {
        Map<String, String> filter = new LinkedHashMap<>();
        FILTERS.forEach(name -> {
            String value = form.get(name);
            if (value != null && !value.isBlank()) {
                filter.put(name, value);
            }
        });
        if (!filter.containsKey("identifier")) {
            filter.remove("identifier_type");
        }
        return filter;
    }
}
