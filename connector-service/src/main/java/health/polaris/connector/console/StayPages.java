package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Patients by their numbers, and stays: now, as they were shown and as they were, and each change with its message. */
@Hidden
@Controller
@ConditionalOnBooleanProperty("polaris.console.offered")
@RequestMapping(path = "/console", produces = MediaType.TEXT_HTML_VALUE)
record StayPages(Pages pages, Services services) {

    private static final String ENCOUNTER = "/dhos/v2/encounter";

    @AllowAnyone
    @GetMapping("/patient")
    ResponseEntity<String> patients(
            HttpServletRequest request,
            @RequestParam(name = "identifier_type", defaultValue = "MRN") String type,
            @RequestParam(name = "identifier", required = false) @Nullable String identifier,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        Session session = Operator.of(request);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("type", type);
        model.put("identifier", identifier);
        model.put("asOf", asOf);
        if (identifier != null && !identifier.isBlank()) {
            Map<String, @Nullable String> asked = new HashMap<>(
                    Map.of("product_name", "SEND", "identifier_type", type, "identifier_value", identifier.strip()));
            asked.put("as_of", asOf);
            List<?> found = (List<?>) services.askEncounters(session, "/dhos/v1/patient", asked);
            model.put("found", found);
            model.put("stays", staysOf(session, found, asOf));
        }
        return pages.page(session, "patients", model);
    }

    private Map<Object, Object> staysOf(Session session, List<?> patients, @Nullable String asOf) {
        Map<Object, Object> stays = new HashMap<>();
        for (Object each : patients) {
            Object uuid = ((Map<?, ?>) each).get("uuid");
            Map<String, @Nullable String> asked = new HashMap<>(
                    Map.of("patient_id", String.valueOf(uuid), "show_deleted", "true", "show_children", "true"));
            asked.put("as_of", asOf);
            stays.put(uuid, services.tryEncounters(session, ENCOUNTER, asked));
        }
        return stays;
    }

    @AllowAnyone
    @GetMapping("/patient/{uuid}")
    ResponseEntity<String> patient(HttpServletRequest request, @PathVariable("uuid") String uuid) {
        Session session = Operator.of(request);
        return pages.page(
                session,
                "patient",
                Map.of(
                        "uuid",
                        uuid,
                        "stays",
                        services.tryEncounters(
                                session,
                                ENCOUNTER,
                                Map.of("patient_id", uuid, "show_deleted", "true", "show_children", "true")),
                        "changes",
                        services.tryEncounters(
                                session, "/dhos/v1/patient/" + uuid + "/history", Map.of("limit", "500"))));
    }

    @AllowAnyone
    @GetMapping("/stay/{uuid}")
    ResponseEntity<String> stay(
            HttpServletRequest request,
            @PathVariable("uuid") String uuid,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        Session session = Operator.of(request);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("uuid", uuid);
        model.put("asOf", asOf);
        String path = ENCOUNTER + "/" + uuid;
        Map<String, @Nullable String> asked = new HashMap<>(Map.of("show_deleted", "true"));
        asked.put("as_of", asOf);
        model.put("shown", services.tryEncounters(session, path, asked));
        if (asOf != null && !asOf.isBlank()) {
            model.put(
                    "happened",
                    services.tryEncounters(session, path, Map.of("show_deleted", "true", "as_of_event", asOf)));
        }
        model.put("changes", services.tryEncounters(session, path + "/history", Map.of("limit", "500")));
        return pages.page(session, "stay", model);
    }

    /** Who lies, or lay, where. */
    @AllowAnyone
    @GetMapping("/ward")
    ResponseEntity<String> ward(
            HttpServletRequest request,
            @RequestParam(name = "code", required = false) @Nullable String code,
            @RequestParam(name = "at", required = false) @Nullable String at) {
        Session session = Operator.of(request);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("code", code);
        model.put("at", at);
        if (code != null && !code.isBlank()) {
            model.putAll(new WardBoard(services, session).of(code.strip(), at));
        }
        return pages.page(session, "ward", model);
    }
}
