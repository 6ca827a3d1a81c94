package health.polaris.integration.access;

import health.polaris.integration.Installation;
import health.polaris.testing.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The callers of the matrix: their tokens, and what is theirs. */
final class Callers {

    private static final String OTHER_WARD = "ward-of-others";
    private static final String UNREADABLE = "{";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ownWard = "ward-" + run;
    private final String ownPatient = "patient-" + run;
    private final JsonNode roles = Installation.users()
            .as(Installation.system())
            .get("/dhos/v1/roles")
            .expect(200)
            .json();
    private final String ownMessage = message(ownPatient, ownWard);
    private final String otherMessage = message("patient-of-others-" + run, OTHER_WARD);

    Callers() {
        Installation.messages()
                .as(Installation.system("write:gdm_activation"))
                .send("PUT", "/dhos/v1/patient/" + ownPatient + "/location", Map.of("locations", List.of(ownWard)))
                .expect(204);
    }

    private static String message(String patient, String ward) {
        return Installation.messages()
                .as(Installation.system("write:gdm_message_all"))
                .post(
                        "/dhos/v2/message",
                        Map.of(
                                "sender",
                                patient,
                                "sender_type",
                                "patient",
                                "receiver",
                                ward,
                                "receiver_type",
                                "location",
                                "message_type",
                                Map.of("value", 0),
                                "content",
                                "Good morning"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
    }

    /** A service as the caller sees it. */
    Api as(CallerKind kind, Api service) {
        return switch (kind) {
            case NOBODY -> service;
            case PATIENT -> service.as(Installation.internal(Map.of("patient_id", ownPatient), scopes(kind)));
            case TABLET -> service.as(Installation.internal(Map.of("device_id", id(kind)), scopes(kind)));
            case BADGE ->
                service.as(Installation.internal(
                        Map.of("clinician_id", id(kind), "referring_device_id", "tablet", "locations", wards()),
                        scopes(kind)));
            case SEND_CLINICIAN, GDM_CLINICIAN, GDM_SUPERCLINICIAN, SEND_ADMINISTRATOR ->
                service.as(Installation.internal(Map.of("clinician_id", id(kind), "locations", wards()), scopes(kind)));
            case AUDITOR -> service.as(Installation.internal(Map.of("clinician_id", id(kind)), "read:access_record"));
            case SYSTEM -> service.as(Installation.internal(Map.of("system_id", id(kind)), scopes(kind)));
            case EPR_ADAPTER -> service.as(Installation.eprAdapter());
            case LOGIN_SCRIPT ->
                service.as(Installation.loginScript("read:gdm_clinician_auth_all", "read:gdm_clinician_all"));
        };
    }

    private List<Map<String, String>> wards() {
        return List.of(Map.of("id", ownWard));
    }

    private String[] scopes(CallerKind kind) {
        return kind.roles().stream()
                .flatMap(role -> roles.path(role).valueStream())
                .map(JsonNode::asString)
                .toArray(String[]::new);
    }

    private String id(CallerKind kind) {
        return kind == CallerKind.PATIENT ? ownPatient : kind.name().toLowerCase(Locale.ROOT) + "-" + run;
    }

    /** The path with ids in the place of its variables. */
    String path(String template, CallerKind kind, Whose whose) {
        String path = template;
        for (String variable : variables(template)) {
            path = path.replace("{" + variable + "}", value(variable, kind, whose));
        }
        return path;
    }

    private String value(String variable, CallerKind kind, Whose whose) {
        return switch (variable) {
            case "message_id" -> whose == Whose.OTHER ? otherMessage : ownMessage;
            case "patient_id" -> whose == Whose.OTHER ? "patient-of-others-" + run : ownPatient;
            case "clinician_id", "device_id" -> whose == Whose.OTHER ? "of-others-" + run : id(kind);
            case "sender_id", "receiver_id", "unique_id" ->
                switch (whose) {
                    case OWN -> id(kind);
                    case WARD -> ownWard;
                    case OTHER -> OTHER_WARD;
                };
            default -> "of-nobody-" + run;
        };
    }

    /** What an operation may be about. */
    static List<Whose> about(String operation) {
        List<String> variables = variables(operation);
        if (operation.matches("POST /dhos/v[12]/message")
                || Stream.of("sender_id", "receiver_id", "unique_id").anyMatch(variables::contains)) {
            return List.of(Whose.OWN, Whose.WARD, Whose.OTHER);
        }
        boolean somebodys = Stream.of("message_id", "patient_id", "clinician_id", "device_id")
                .anyMatch(variables::contains);
        return somebodys ? List.of(Whose.OWN, Whose.OTHER) : List.of(Whose.OTHER);
    }

    /** Where a body decides who is let in, one that does; else none that can be read, so that nothing is changed. */
    @Nullable
    Object body(String operation, CallerKind kind, Whose whose) {
        if (operation.startsWith("GET ")) {
            return null;
        }
        return switch (operation) {
            case "POST /dhos/v1/message", "POST /dhos/v2/message" -> letter(kind, whose);
            case "PATCH /dhos/v1/message/{message_id}" -> Map.of("retrieved", "2026-01-01T08:00:00.000Z");
            case "PUT /dhos/v1/clinician/{clinician_id}/pin" -> Map.of("pin", "482913");
            default -> UNREADABLE;
        };
    }

    private Map<String, Object> letter(CallerKind kind, Whose whose) {
        Map<String, Object> letter = new HashMap<>(Map.of("content", "Good morning"));
        letter.put("message_type", Map.of("value", 0));
        letter.put("receiver", kind == CallerKind.PATIENT ? ownWard : ownPatient);
        letter.put("receiver_type", kind == CallerKind.PATIENT ? "location" : "patient");
        switch (whose) {
            case OWN -> letter.putAll(Map.of("sender", id(kind), "sender_type", type(kind)));
            case WARD -> letter.putAll(Map.of("sender", ownWard, "sender_type", "location"));
            case OTHER -> letter.putAll(Map.of("sender", "patient-of-others-" + run, "sender_type", "patient"));
        }
        return letter;
    }

    private static String type(CallerKind kind) {
        return switch (kind) {
            case PATIENT -> "patient";
            case SYSTEM, EPR_ADAPTER, LOGIN_SCRIPT -> "system";
            default -> "clinician";
        };
    }

    private static List<String> variables(String template) {
        return VARIABLE.matcher(template).results().map(match -> match.group(1)).collect(Collectors.toList());
    }
}
