package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.row.EncounterRow;
import health.polaris.encounters.fact.row.GroupRows;
import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.Difference.Named;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import health.polaris.encounters.location.LocationCode;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Contracts/encounters.md §11: as of each event time of a random history, however its facts came, patients, their stays and wards are
 * what the pure fold of the facts up to there shows.
 */
@PolarisTest
class TrueHistoriesTest {

    private static final long HISTORIES = Long.getLong("then.histories", 25);
    private static final long SEED = Long.getLong("then.seed", 1);

    @LocalServerPort
    private int port;

    @Autowired
    private FoldService service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Api api;
    private Map<String, String> places = Map.of();

    @BeforeEach
    void connect() {
        api = new Api(port).as(Tokens.system("read:send_encounter", "read:send_patient"));
    }

    @Test
    void whatWasTrueAtEachEventTimeIsWhatTheFoldUpToThereShows() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            forgetAll();
            List<Fact> history = RandomHistory.of(seed);
            takeShuffled(history, new Random(seed));
            places = places();
            for (Fact last : history) {
                Instant moment = last.origin().happenedAt();
                holds(history, moment, "seed " + seed + " at " + moment);
                holds(history, moment.minusMillis(1), "seed " + seed + " ahead of " + moment);
            }
        }
    }

    @Test
    void moreThanOneAnswerFoldsIsRefused() {
        forgetAll();
        takeShuffled(RandomHistory.of(SEED), new Random(SEED));
        List<String> patients = jdbc.sql("select uuid from epr_patient")
                .query((row, _) -> row.getString("uuid"))
                .list();
        jdbc.sql("update fact_group set facts = 30000").update();

        assertThat(api.post("/dhos/v2/encounter/latest?as_of_event=2026-11-28T12:00:00Z", patients)
                        .expect(400)
                        .body())
                .contains("facts would have to be folded again");
    }

    private void forgetAll() {
        jdbc.sql("truncate fact, fact_group, fact_identifier").update();
        jdbc.sql("truncate epr_patient, encounter, epr_location cascade").update();
    }

    private void takeShuffled(List<Fact> history, Random random) {
        List<Fact> facts = new ArrayList<>(history);
        Collections.shuffle(facts, random);
        while (!facts.isEmpty()) {
            List<Fact> batch = facts.subList(0, 1 + random.nextInt(facts.size()));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(
                            _ -> service.take(batch.stream().map(FactTest::said).toList()));
            batch.clear();
        }
    }

    /** By uuid what messages call a place, those of clients by themselves. */
    private Map<String, String> places() {
        Map<String, String> names = new TreeMap<>(Map.of("l0", "l0", "l1", "l1"));
        jdbc.sql("select uuid, ods_code from epr_location").query(row -> {
            names.put(row.getString("uuid"), row.getString("ods_code"));
        });
        return names;
    }

    private void holds(List<Fact> history, Instant moment, String when) {
        View then = Fold.fold(
                        State.EMPTY,
                        history.stream()
                                .filter(fact -> !fact.origin().happenedAt().isAfter(moment))
                                .toList())
                .view();
        then.patients().values().stream()
                .filter(patient ->
                        patient.mergedInto() == null && !patient.leads().isEmpty())
                .forEach(patient -> holds(then, patient, moment, when));
        // The facts name somebody whom nobody knew by a number alone; over HTTP a uuid stands beside it, and is
        // counted.
        if (open(then).allMatch(stay -> stay.owner() != null)) {
            assertThat(counted(moment)).as("wards, %s", when).isEqualTo(counted(then));
            assertThat(lying(moment)).as("boards, %s", when).isEqualTo(lying(then));
        }
    }

    private void holds(View then, ShownPatient patient, Instant moment, String when) {
        Identifier number = patient.leads().keySet().iterator().next();
        String namespace = number.isMrn() ? "&namespace=" + number.namespace() : "";
        JsonNode found = api.get(
                        "/dhos/v1/patient?product_name=SEND&identifier_type=%s&identifier_value=%s%s&as_of_event=%s"
                                .formatted(number.kind(), number.value(), namespace, moment))
                .expect(200)
                .json();
        assertThat(found).as("%s, %s", number, when).hasSize(1);
        JsonNode answered = found.get(0);
        assertThat(Arrays.asList(
                        text(answered, "last_name"),
                        text(answered, "first_name"),
                        text(answered, "dob"),
                        text(answered, "nhs_number")))
                .as("%s, %s", number, when)
                .isEqualTo(Arrays.asList(
                        patient.familyName(),
                        patient.givenName(),
                        Objects.toString(patient.birthDate(), null),
                        patient.nhsNumber() == null ? null : patient.nhsNumber().value()));
        assertThat(api.get("/dhos/v2/encounter?show_deleted=true&patient_id=%s&as_of_event=%s"
                                .formatted(answered.path("uuid").asString(), moment))
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(this::line)
                        .sorted()
                        .toList())
                .as("stays of %s, %s", number, when)
                .isEqualTo(stays(then, patient));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isNull() ? null : node.path(field).asString();
    }

    private String line(JsonNode stay) {
        return String.join(
                " ",
                Objects.toString(text(stay, "epr_encounter_id"), "-"),
                time(text(stay, "admitted_at")),
                time(text(stay, "discharged_at")),
                time(text(stay, "deleted_at")),
                place(stay),
                stay.path("location_history")
                        .valueStream()
                        .map(left -> place(left) + " " + time(text(left, "departed_at")))
                        .toList()
                        .toString());
    }

    private String place(JsonNode node) {
        String uuid = node.path("location_uuid").asString();
        return places.getOrDefault(uuid, uuid);
    }

    /** As rows: of several stays that are said to be one visit one row has its number. */
    private static List<String> stays(View then, ShownPatient patient) {
        Names names =
                Names.NONE.carriedFrom(View.EMPTY, then, () -> UUID.randomUUID().toString());
        return GroupRows.of(new Named(then, names)).encounters().values().stream()
                .filter(stay -> names.uuid(patient.id()).equals(stay.patientUuid()))
                .map(TrueHistoriesTest::line)
                .sorted()
                .toList();
    }

    private static String line(EncounterRow stay) {
        return String.join(
                " ",
                Objects.requireNonNullElse(stay.visitNumber(), "-"),
                time(stay.admittedAt()),
                time(stay.dischargedAt()),
                time(stay.deletedAt()),
                place(stay.location()),
                stay.left().stream()
                        .map(row -> place(row.location()) + " " + time(row.departedAt()))
                        .toList()
                        .toString());
    }

    private static String time(@Nullable Object time) {
        return time == null ? "-" : Instant.parse(time.toString()).toString();
    }

    private static String place(Location location) {
        return switch (location) {
            case Location.Known(String uuid) -> uuid;
            case Location.Coded(var ward, var bay, var bed) -> new LocationCode(ward, bay, bed).text();
        };
    }

    /** Patients at each place that was ever shown. */
    private Map<String, Integer> counted(Instant moment) {
        Map<String, Integer> counts = new TreeMap<>();
        api.post("/dhos/v1/encounter/locations/patient_count?as_of_event=" + moment, places.keySet())
                .expect(200)
                .json()
                .properties()
                .forEach(count ->
                        counts.put(places.get(count.getKey()), count.getValue().asInt()));
        return counts;
    }

    private Map<String, Integer> counted(View then) {
        return open(then)
                .collect(Collectors.groupingBy(
                        stay -> place(stay.location()),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(TrueHistoriesTest::patient, Collectors.toSet()),
                                java.util.Set::size)));
    }

    /** When whoever lies somewhere was admitted: the stay admitted last of each. */
    private List<Instant> lying(Instant moment) {
        return api.post("/dhos/v1/encounter/locations?as_of_event=" + moment, places.keySet())
                .expect(200)
                .json()
                .valueStream()
                .map(stay -> Instant.parse(stay.path("admitted_at").asString()))
                .sorted()
                .toList();
    }

    private List<Instant> lying(View then) {
        Map<RecordId, Instant> last = new HashMap<>();
        open(then)
                .forEach(stay ->
                        last.merge(patient(stay), stay.admittedAt(), (one, other) -> one.isAfter(other) ? one : other));
        return last.values().stream().sorted().toList();
    }

    private java.util.stream.Stream<ShownStay> open(View then) {
        return then.stays().values().stream()
                .filter(stay -> stay.dischargedAt() == null
                        && stay.deletedAt() == null
                        && places.containsValue(place(stay.location())));
    }

    private static RecordId patient(ShownStay stay) {
        return Objects.requireNonNull(stay.owner());
    }
}
