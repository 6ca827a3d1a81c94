package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Messages: find them, read them with their fields named, see what became of them, try them and have them done again. */
@ConsolePages("/console/message")
record MessagePages(Pages pages, Services services) {

    private static final String MESSAGES = "/dhos/v1/message/";

    @AllowAnyone
    @GetMapping
    ResponseEntity<String> list(Session session, @ParameterObject Search search) {
        Map<String, @Nullable String> asked = search.asked();
        Map<?, ?> found = (Map<?, ?>) services.ask(session, MESSAGES + "list", asked);
        return pages.page(
                session, "messages", Map.of("asked", asked, "page", found, "older", query(asked, found.get("next"))));
    }

    /** What the form asks for, and where the list goes on; which number is meant says nothing without the number. */
    record Search(
            @Nullable String state,
            @Nullable String direction,
            @Nullable String type,
            @BindParam("control_id") @Nullable String controlId,
            @BindParam("identifier_type") @Nullable String identifierType,
            @Nullable String identifier,
            @Nullable String sender,
            @BindParam("received_from") @Nullable String receivedFrom,
            @BindParam("received_to") @Nullable String receivedTo,
            @Nullable String after) {

        private static final JsonMapper NAMES = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();

        Search {
            identifierType = identifier == null || identifier.isBlank() ? null : identifierType;
        }

        private Map<String, @Nullable String> asked() {
            Map<String, @Nullable String> asked = new HashMap<>();
            JsonNode fields = NAMES.valueToTree(this);
            fields.forEachEntry((name, value) -> asked.put(name, value.isNull() ? null : value.asString()));
            return asked;
        }
    }

    /** That of the same search, behind this page. */
    private static String query(Map<String, @Nullable String> asked, @Nullable Object next) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Map<String, @Nullable Object> values = new HashMap<>(asked);
        values.put("after", next);
        values.forEach((name, value) -> {
            if (value != null && !value.toString().isBlank()) {
                query.queryParam(name, "{" + name + "}");
            }
        });
        return String.valueOf(query.encode().buildAndExpand(values).toUri().getRawQuery());
    }

    @AllowAnyone
    @GetMapping("/{uuid}")
    ResponseEntity<String> one(Session session, @PathVariable("uuid") String uuid) {
        Map<?, ?> message = (Map<?, ?>) services.ask(session, MESSAGES + uuid);
        Object timeline = services.ask(session, MESSAGES + uuid + "/timeline");
        Map<String, Object> changes = services.tryWholeList(session, "/dhos/v1/epr_message/" + uuid + "/change");
        return pages.page(
                session,
                "message",
                Map.of(
                        "message",
                        message,
                        "named",
                        NamedMessage.of(message.get("content")),
                        "answer",
                        NamedMessage.of(message.get("acknowledgement")),
                        "timeline",
                        timeline,
                        "changes",
                        changes));
    }

    /** Under the rules of today, or under a profile that stands in the form. */
    @AllowAnyone
    @PostMapping(path = "/{uuid}/trial", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> trial(
            Session session,
            @PathVariable("uuid") String uuid,
            @RequestParam(name = "profile", required = false) @Nullable String profile) {
        Map<String, Object> body = new HashMap<>(Map.of("uuids", List.of(uuid), "verdict", true));
        if (profile != null && !profile.isBlank()) {
            body.put("site_profile", profile);
        }
        try {
            return pages.part(
                    session,
                    "message",
                    "trial",
                    Map.of("tried", services.tell(session, MESSAGES + "dry_run/stored", body)));
        } catch (Refused refused) {
            return pages.part(session, "message", "told", Map.of("words", refused.words()));
        }
    }

    @AllowAnyone
    @PostMapping(path = "/{uuid}/again", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> again(Session session, @PathVariable("uuid") String uuid) {
        try {
            Map<?, ?> done = (Map<?, ?>) services.tell(session, MESSAGES + uuid + "/reprocess", Map.of());
            return pages.part(
                    session,
                    "message",
                    "told",
                    Map.of(
                            "words",
                            "It is done again (" + done.get("result")
                                    + "). Open the page anew to see what becomes of it."));
        } catch (Refused refused) {
            return pages.part(session, "message", "told", Map.of("words", refused.words()));
        }
    }
}
