package health.polaris.integration.claim;

import health.polaris.integration.Installation;
import health.polaris.integration.claim.said.History;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.testing.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the suite shows of a history, read as its clients read it, in the words of the second fold. */
final class Shown {

    private static final Map<String, String> LOCATIONS = new ConcurrentHashMap<>();
    private static final Map<String, String> SEXES = Map.of("248153007", "M", "248152002", "F");

    private final History history;
    private final Names names;
    private final Posted posted;
    private final Api encounters = Installation.encounters()
            .as(Installation.system(
                    "read:send_encounter",
                    "read:send_patient",
                    "read:send_location",
                    "read:location_by_ods",
                    "read:hl7_message"));

    /** By the uuid of a patient: the numbers that lead to him. */
    private final Map<String, Set<String>> leading = new HashMap<>();

    Shown(History history, Names names, Posted posted) {
        this.history = history;
        this.names = names;
        this.posted = posted;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<String, JsonNode> patients = patients();
        patients.values().forEach(patient -> lines.add(record(patient)));
        visitNumbers().forEach(number -> visits(number).forEach(visit -> lines.add(stay(visit, number))));
        posted.stays()
                .forEach((number, uuid) -> patients.keySet().stream()
                        .flatMap(patient -> ofPatient(patient))
                        .filter(stay ->
                                stay.path("uuid").asString().equals(uuid) && !stay.hasNonNull("epr_encounter_id"))
                        .forEach(stay -> lines.add(stay(stay, "local " + number))));
        nhsNumbers().forEach(nhs -> conflicts(nhs).forEach(conflict -> lines.add(line(conflict, nhs))));
        lines.sort(null);
        return lines;
    }

    private Stream<Person> people() {
        return history.messages().stream().flatMap(message -> message.people().stream());
    }

    private Set<String> mrns() {
        Set<String> mrns = new TreeSet<>();
        for (Message message : history.messages()) {
            message.people().stream()
                    .flatMap(person -> Stream.concat(
                            Stream.ofNullable(person.mrn()),
                            person.old().stream().flatMap(old -> old.mrns().stream())))
                    .forEach(mrn -> mrns.add(message.sender().namespace() + ":" + mrn));
        }
        return mrns;
    }

    private Set<String> nhsNumbers() {
        Set<String> numbers = new TreeSet<>();
        people().flatMap(person -> Stream.concat(
                        Stream.ofNullable(person.nhs()),
                        person.old().stream().flatMap(old -> Stream.ofNullable(old.nhs()))))
                .filter(nhs -> nhs.startsWith("n"))
                .forEach(numbers::add);
        return numbers;
    }

    private Set<String> visitNumbers() {
        Set<String> visits = new TreeSet<>();
        for (Message message : history.messages()) {
            message.people().stream()
                    .flatMap(person -> Stream.ofNullable(person.visit()))
                    .forEach(visit -> visits.add(message.sender().namespace() + ":" + visit.number()));
        }
        return visits;
    }

    private Map<String, JsonNode> patients() {
        Map<String, JsonNode> patients = new TreeMap<>();
        for (String mrn : mrns()) {
            String query = "identifier_type=MRN&identifier_value=%s&namespace=%s"
                    .formatted(names.real(value(mrn)), namespace(mrn));
            found(query, mrn, patients);
        }
        for (String nhs : nhsNumbers()) {
            found("identifier_type=NHS_NUMBER&identifier_value=" + names.nhs(nhs), "nhs:" + nhs, patients);
        }
        return patients;
    }

    private void found(String query, String number, Map<String, JsonNode> patients) {
        get("/dhos/v1/patient?product_name=SEND&" + query).forEach(patient -> {
            String uuid = patient.path("uuid").asString();
            patients.put(uuid, patient);
            leading.computeIfAbsent(uuid, any -> new TreeSet<>()).add(number);
        });
    }

    private String record(JsonNode patient) {
        String mrn = text(patient, "hospital_number");
        String shown = mrn == null ? "" : patient.path("namespace").asString("") + ":" + names.symbol(mrn);
        String nhs = text(patient, "nhs_number");
        return "record %s shows [%s] nhs %s, %s, %s, born %s, %s, died %s"
                .formatted(
                        leading.get(patient.path("uuid").asString()),
                        shown,
                        nhs == null ? null : names.symbol(nhs),
                        text(patient, "last_name"),
                        text(patient, "first_name"),
                        text(patient, "dob"),
                        SEXES.get(patient.path("sex").asString("")),
                        text(patient, "dod"));
    }

    private Stream<JsonNode> visits(String number) {
        return stream(get("/dhos/v2/encounter?epr_encounter_id=%s&namespace=%s&show_deleted=true&expanded=true"
                .formatted(names.real(value(number)), namespace(number))));
    }

    private Stream<JsonNode> ofPatient(String uuid) {
        return stream(get("/dhos/v2/encounter?patient_id=%s&expanded=true".formatted(uuid)));
    }

    private String stay(JsonNode stay, String number) {
        String owner = label(stay.path("patient_uuid").asString());
        if (stay.hasNonNull("deleted_at")) {
            return "cancelled %s of %s at %s".formatted(number, owner, time(stay, "deleted_at"));
        }
        List<String> left = new ArrayList<>();
        stay.path("location_history").forEach(row -> {
            if (row.hasNonNull("departed_at")) {
                left.add("%s %s..%s".formatted(location(row), time(row, "arrived_at"), time(row, "departed_at")));
            }
        });
        return "stay %s of %s, %s, %s..%s in %s, was in %s"
                .formatted(
                        number,
                        owner,
                        text(stay, "encounter_type"),
                        time(stay, "admitted_at"),
                        time(stay, "discharged_at"),
                        location(stay),
                        left);
    }

    private Stream<JsonNode> conflicts(String nhs) {
        return stream(get("/dhos/v1/patient/conflict?state=open&identifier=" + names.nhs(nhs)));
    }

    private String line(JsonNode conflict, String nhs) {
        return "conflict nhs:%s of %s claimed by %s"
                .formatted(nhs, label(text(conflict, "owner_uuid")), label(text(conflict, "claimant_uuid")));
    }

    /** One that is merged is found by no number itself. */
    private String label(@Nullable String uuid) {
        Set<String> numbers = uuid == null ? null : leading.get(uuid);
        return numbers == null ? "nobody" : numbers.iterator().next();
    }

    private String location(JsonNode of) {
        return LOCATIONS.computeIfAbsent(
                of.path("location_uuid").asString(),
                uuid -> get("/dhos/v1/location/" + uuid).path("ods_code").asString());
    }

    private @Nullable String time(JsonNode of, String field) {
        String text = text(of, field);
        return text == null ? null : posted.named(Instant.parse(text));
    }

    private static @Nullable String text(JsonNode of, String field) {
        return of.hasNonNull(field) ? of.path(field).asString() : null;
    }

    private static String namespace(String number) {
        return number.substring(0, number.indexOf(':'));
    }

    private static String value(String number) {
        return number.substring(number.indexOf(':') + 1);
    }

    private JsonNode get(String path) {
        return encounters.get(path).expect(200).json();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
