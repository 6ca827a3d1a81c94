package health.polaris.encounters.reconciliation;

import health.polaris.encounters.reconciliation.Comparison.Found;
import health.polaris.encounters.reconciliation.Comparison.Kind;
import health.polaris.encounters.reconciliation.ReconciliationResponse.MessageBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages led to a difference: from the chronicle what made it so, from the facts what is known of one that is missing. */
@Component
record MessagesBehind(JdbcClient database) {

    /** The last change of a field of each stay, and the one before. */
    private static final String OF_FIELDS = """
            select asked.uuid, asked.field, entry.message_uuid, entry.sequence, fact.sender, entry.happened_at, entry.known_at,
              fact.outcome, entry.request_id
            from unnest(cast(:uuids as varchar[]), cast(:fields as varchar[])) as asked (uuid, field)
              cross join lateral (
                select * from chronicle
                where about = asked.uuid and kind = 'encounter' and after ?? asked.field
                order by known_at desc, id desc limit 2) as entry
              left join fact on fact.id = entry.message_uuid
            """;

    /** Stays with the number that have ended or were taken back, and the message that did it. */
    private static final String OF_ENDS = """
            select encounter.epr_encounter_id as visit, encounter.epr_encounter_namespace as namespace,
              case when encounter.deleted_at is null then 'ended' else 'cancelled' end as what,
              entry.message_uuid, entry.sequence, fact.sender, entry.happened_at,
              coalesce(entry.known_at, encounter.modified) as known_at, fact.outcome, entry.request_id
            from encounter
              left join lateral (
                select * from chronicle
                where about = encounter.uuid and kind = 'encounter'
                  and (after ->> 'discharged_at' is not null or after ->> 'deleted_at' is not null)
                order by known_at desc, id desc limit 1) as entry on true
              left join fact on fact.id = entry.message_uuid
            where encounter.epr_encounter_id = any(:visits) and not encounter.open
            """;

    /** What was said under the number and came to nothing yet. */
    private static final String UNAPPLIED = """
            select number.value as visit, number.namespace, fact.outcome as what, fact.id as message_uuid, fact.number as sequence,
              fact.sender, fact.event_time as happened_at, fact.arrived_at as known_at, fact.outcome, null as request_id
            from fact_identifier number join fact on fact.group_id = number.group_id
            where number.kind = 'VISIT' and number.value = any(:visits) and fact.outcome in ('waiting', 'rejected')
              and position(to_json(number.value)::text in fact.statement::text) > 0
            """;

    /** @param because see {@link ReconciliationResponse.ListDifference} */
    record Reason(String because, List<MessageBehind> messages) {

        static final Reason NEVER_CAME = new Reason("never_came", List.of());
    }

    private record Key(String one, String other) {}

    /** In the order of the differences; a few statements, however many there are. */
    List<Reason> of(List<Found> differences) {
        Map<Key, Reason> made = made(differences);
        Map<Key, Reason> missing = missing(differences);
        return differences.stream()
                .map(found -> found.kind() == Kind.MISSING
                        ? missing.getOrDefault(visit(Objects.requireNonNull(found.said())), Reason.NEVER_CAME)
                        : made.getOrDefault(field(found), new Reason("said_so", List.of())))
                .toList();
    }

    private static Key visit(SaidStay line) {
        return new Key(line.namespaceOrShared(), Objects.requireNonNullElse(line.visitNumber(), ""));
    }

    private static Key field(Found found) {
        String field = switch (found.kind()) {
            case WRONG_CLASS -> "encounter_type";
            case WRONG_PERSON -> "patient_uuid";
            default -> "location_uuid";
        };
        return new Key(Objects.requireNonNull(found.shown()).uuid(), field);
    }

    private Map<Key, Reason> made(List<Found> differences) {
        List<Key> keys = differences.stream()
                .filter(found -> found.kind() != Kind.MISSING)
                .map(MessagesBehind::field)
                .distinct()
                .toList();
        Map<Key, Reason> made = new HashMap<>();
        database.sql(OF_FIELDS)
                .param("uuids", keys.stream().map(Key::one).toArray(String[]::new))
                .param("fields", keys.stream().map(Key::other).toArray(String[]::new))
                .query(row -> {
                    add(made, new Key(row.getString("uuid"), row.getString("field")), "said_so", row);
                });
        return made;
    }

    /** What waits or was rejected says more than that an earlier stay has ended. */
    private Map<Key, Reason> missing(List<Found> differences) {
        String[] visits = differences.stream()
                .filter(found -> found.kind() == Kind.MISSING)
                .flatMap(found ->
                        Stream.ofNullable(Objects.requireNonNull(found.said()).visitNumber()))
                .distinct()
                .toArray(String[]::new);
        Map<Key, Reason> missing = new HashMap<>();
        for (String statement : List.of(UNAPPLIED, OF_ENDS)) {
            database.sql(statement).param("visits", visits).query(row -> {
                add(missing, new Key(row.getString("namespace"), row.getString("visit")), row.getString("what"), row);
            });
        }
        return missing;
    }

    private static void add(Map<Key, Reason> reasons, Key key, String because, ResultSet row) throws SQLException {
        MessageBehind message = new MessageBehind(
                row.getString("message_uuid"),
                row.getObject("sequence", Long.class),
                row.getString("sender"),
                time(row, "happened_at"),
                Objects.requireNonNull(time(row, "known_at")),
                row.getString("outcome"),
                row.getString("request_id"));
        reasons.merge(
                key,
                new Reason(because, List.of(message)),
                (one, other) -> new Reason(
                        one.because(),
                        Stream.concat(one.messages().stream(), other.messages().stream())
                                .sorted(Comparator.comparing(MessageBehind::knownAt)
                                        .reversed())
                                .toList()));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
