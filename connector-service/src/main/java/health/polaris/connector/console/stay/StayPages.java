package health.polaris.connector.console.stay;

import health.polaris.common.security.AllowAnyone;
import health.polaris.connector.console.ConsolePages;
import health.polaris.connector.console.Pages;
import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Patients by their numbers, and stays: now, as they were shown and as they were, and each change with its message. */
@ConsolePages("/console")
record StayPages(Pages pages, Services services, Clock clock) {

    private static final String ENCOUNTER = "/dhos/v2/encounter";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @AllowAnyone
    @GetMapping("/patient")
    ResponseEntity<String> patients(
            Session session,
            @RequestParam(name = "identifier_type", defaultValue = "MRN") String type,
            @RequestParam(name = "identifier", required = false) @Nullable String identifier,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("type", type);
        model.put("identifier", identifier);
        model.put("asOf", asOf);
        if (identifier != null && !identifier.isBlank()) {
            Map<String, @Nullable String> asked = new HashMap<>(
                    Map.of("product_name", "SEND", "identifier_type", type, "identifier_value", identifier.strip()));
            asked.put("as_of", asOf);
            found(session, asked, "", model);
            if (asOf != null && !asOf.isBlank()) {
                asked.remove("as_of");
                found(session, asked, "Today", model);
            }
        }
        return pages.page(session, "patients", model);
    }

    /** Whom the number leads to, with their stays; {@code found} and {@code stays}, or the same of today. */
    private void found(
            Session session, Map<String, @Nullable String> asked, String when, Map<String, @Nullable Object> model) {
        List<?> found = (List<?>) services.askEncounters(session, "/dhos/v1/patient", asked);
        model.put("found" + when, found);
        model.put("stays" + when, staysOf(session, found, asked.get("as_of")));
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
    ResponseEntity<String> patient(Session session, @PathVariable("uuid") String uuid) {
        Map<String, Object> changes = services.tryWholeList(session, "/dhos/v1/patient/" + uuid + "/history");
        Map<String, Object> person = services.tryEncounters(session, WardBoard.PATIENTS, Map.of("uuid", uuid));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("uuid", uuid);
        model.put("refused", person.get("refused"));
        model.put("person", person.get("found") instanceof Map<?, ?> known ? known.get(uuid) : null);
        model.put(
                "conflicts",
                services.tryEncounters(
                        session, "/dhos/v1/patient/conflict", Map.of("patient_id", uuid, "limit", "100")));
        model.put(
                "stays",
                services.tryEncounters(
                        session,
                        ENCOUNTER,
                        Map.of("patient_id", uuid, "show_deleted", "true", "show_children", "true")));
        model.put("picture", plain(MergePicture.of(uuid, found(changes))));
        model.put("changes", changes);
        return pages.page(session, "patient", model);
    }

    /** A merge that was none: the record is on its own again, with its numbers and the stays that it brought. */
    @AllowAnyone
    @PostMapping(path = "/patient/{uuid}/unlink", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> unlink(Session session, @PathVariable("uuid") String uuid) {
        services.tellEncounters(session, "/dhos/v1/patient/" + uuid + "/unlink", null);
        return pages.goTo("/console/patient/" + UriUtils.encodePathSegment(uuid, StandardCharsets.UTF_8));
    }

    private static List<?> found(Map<String, Object> answer) {
        return answer.get("found") instanceof List<?> list ? list : List.of();
    }

    /** As templates read it. */
    private static Object plain(Object made) {
        return JSON.convertValue(made, Object.class);
    }

    /** As it is shown, or as of a time, which is typed in or a step of the slider. */
    @AllowAnyone
    @GetMapping("/stay/{uuid}")
    ResponseEntity<String> stay(
            Session session,
            @PathVariable("uuid") String uuid,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(name = "step", required = false) @Nullable String step) {
        String path = ENCOUNTER + "/" + uuid;
        Map<String, Object> changes = services.tryWholeList(session, path + "/history");
        Slider slider = Slider.of(found(changes), step, asOf);
        String moment = step == null || step.isBlank() ? asOf : slider.moment();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("uuid", uuid);
        model.put("asOf", moment);
        model.put("slider", plain(slider));
        model.put("times", String.join(" ", slider.moments()));
        model.put("changes", changes);
        List<Map<String, Object>> told = LateChanges.of(found(changes), ShownTime.of(moment));
        model.put("told", told);
        model.put(
                "nothingMissing",
                ShownTime.of(moment) != null
                        && !told.isEmpty()
                        && !Boolean.TRUE.equals(changes.get("cut"))
                        && told.stream().noneMatch(each -> each.containsKey("next")));
        Map<String, @Nullable String> asked = new HashMap<>(Map.of("show_deleted", "true"));
        asked.put("as_of", moment);
        model.put("shown", withBeds(services.tryEncounters(session, path, asked), session, moment));
        if (moment != null && !moment.isBlank()) {
            Map<String, Object> happened =
                    services.tryEncounters(session, path, Map.of("show_deleted", "true", "as_of_event", moment));
            model.put("happened", withBeds(happened, session, null));
        }
        return pages.page(session, "stay", model);
    }

    /** @param asOf with the names that places had then; null: with those of today */
    private Map<String, Object> withBeds(Map<String, Object> answer, Session session, @Nullable String asOf) {
        Map<String, Object> stay = new HashMap<>(answer);
        if (answer.get("found") instanceof Map<?, ?> found) {
            Places places = new Places(services, session, BedLine.places(found), asOf);
            stay.put("beds", plain(BedLine.of(found, places, clock.instant())));
            stay.put("place", places.name(String.valueOf(found.get("location_uuid"))));
        }
        return stay;
    }

    /** Who lies, or lay, where, or what was shown of that. */
    @AllowAnyone
    @GetMapping("/ward")
    ResponseEntity<String> ward(
            Session session,
            @RequestParam(name = "code", required = false) @Nullable String code,
            @RequestParam(name = "at", required = false) @Nullable String at,
            @RequestParam(name = "view", defaultValue = "lay") String view) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("code", code);
        model.put("at", at);
        model.put("view", view);
        if (code != null && !code.isBlank()) {
            WardBoard board = new WardBoard(services, session);
            model.putAll(view.equals("shown") ? board.shown(code.strip(), at) : board.lying(code.strip(), at));
        }
        return pages.page(session, "ward", model);
    }
}
