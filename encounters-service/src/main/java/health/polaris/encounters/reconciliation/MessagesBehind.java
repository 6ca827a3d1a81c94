package health.polaris.encounters.reconciliation;

import health.polaris.encounters.reconciliation.Comparison.Found;
import health.polaris.encounters.reconciliation.ReconciliationResponse.MessageBehind;
import health.polaris.encounters.reconciliation.ShownStays.Number;
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

    private static final String VISIT = "VISIT";

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

    /** The numbers of lines of which nothing is shown, see {@link SaidStay}. */
    private static final String ASKED = """
            with recursive asked (kind, namespace, value) as (
              select * from unnest(cast(:kinds as varchar[]), cast(:namespaces as varchar[]), cast(:values as varchar[])))
            """;

    /**
     * Stays that have ended or were taken back, and the message that did it: those with the visit number, and the last one of the
     * patient to whom another number leads.
     */
    private static final String OF_ENDS = ASKED + """
            , holder (kind, namespace, value, uuid, parent_uuid) as (
              select kind, namespace, value, patient.uuid, patient.parent_uuid
              from asked join patient_identifier number using (kind, namespace, value)
                join epr_patient patient on patient.uuid = number.patient_uuid
              union
              select holder.kind, holder.namespace, holder.value, parent.uuid, parent.parent_uuid
              from epr_patient parent join holder on parent.uuid = holder.parent_uuid),
            ended (kind, namespace, value, uuid) as (
              select asked.kind, asked.namespace, asked.value, encounter.uuid
              from asked join encounter on encounter.epr_encounter_id = asked.value
                and encounter.epr_encounter_namespace = asked.namespace
              where asked.kind = 'VISIT'
              union all
              (select distinct on (holder.kind, holder.namespace, holder.value)
                 holder.kind, holder.namespace, holder.value, encounter.uuid
               from holder join encounter on encounter.patient_uuid = holder.uuid
               where encounter.parent_uuid is null
               order by holder.kind, holder.namespace, holder.value, encounter.admitted_at desc, encounter.created desc,
                 encounter.uuid))
            select ended.kind, ended.namespace, ended.value,
              case when encounter.deleted_at is null then 'ended' else 'cancelled' end as what,
              entry.message_uuid, entry.sequence, fact.sender, entry.happened_at,
              coalesce(entry.known_at, encounter.modified) as known_at, fact.outcome, entry.request_id
            from ended join encounter using (uuid)
              left join lateral (
                select * from chronicle
                where about = encounter.uuid and kind = 'encounter'
                  and (after ->> 'discharged_at' is not null or after ->> 'deleted_at' is not null)
                order by known_at desc, id desc limit 1) as entry on true
              left join fact on fact.id = entry.message_uuid
            where not encounter.open
            """;

    /** What was said under the number and came to nothing yet. */
    private static final String UNAPPLIED = ASKED + """
            select kind, namespace, value, fact.outcome as what, fact.id as message_uuid, fact.number as sequence,
              fact.sender, fact.event_time as happened_at, fact.arrived_at as known_at, fact.outcome, null as request_id
            from asked join fact_identifier number using (kind, namespace, value)
              join fact on fact.group_id = number.group_id
            where fact.outcome in ('waiting', 'rejected') and position(to_json(value)::text in fact.statement::text) > 0
            """;

    /** @param because see {@link ReconciliationResponse.ListDifference} */
    record Reason(String because, List<MessageBehind> messages) {

        static final Reason NEVER_CAME = new Reason("never_came", List.of());

        /** With the messages of both. */
        Reason and(Reason other) {
            return new Reason(
                    because,
                    Stream.concat(messages.stream(), other.messages.stream())
                            .sorted(Comparator.comparing(MessageBehind::knownAt).reversed())
                            .toList());
        }

        private Instant newest() {
            return messages.getFirst().knownAt();
        }
    }

    private record Key(String one, String other) {}

    /** In the order of the differences; a few statements, however many there are. */
    List<Reason> of(List<Found> differences) {
        Map<Key, Reason> made = made(differences);
        Map<Number, Reason> missing = missing(differences);
        return differences.stream()
                .map(found -> found.lacksStay() ? lacking(found, made, missing) : madeSo(found, made))
                .toList();
    }

    private static Reason madeSo(Found found, Map<Key, Reason> made) {
        return made.getOrDefault(field(found), new Reason("said_so", List.of()));
    }

    /** Why it is not there, and what brought there whoever is in its stead. */
    private static Reason lacking(Found found, Map<Key, Reason> made, Map<Number, Reason> missing) {
        Reason why = why(Objects.requireNonNull(found.said()), missing);
        return found.shown() == null ? why : why.and(madeSo(found, made));
    }

    private static Reason why(SaidStay line, Map<Number, Reason> reasons) {
        return leading(line).stream()
                .flatMap(number -> Stream.ofNullable(reasons.get(number)))
                .findFirst()
                .orElse(Reason.NEVER_CAME);
    }

    /** A visit number says which stay; without one it is whichever the patient has. */
    private static List<Number> leading(SaidStay line) {
        String visit = line.visitNumber();
        return visit == null ? ShownStays.numbers(line) : List.of(new Number(VISIT, line.namespaceOrShared(), visit));
    }

    private static Key field(Found found) {
        String field = switch (found.kind()) {
            case WRONG_CLASS -> "encounter_type";
            case WRONG_PERSON -> found.lacksStay() ? "location_uuid" : "patient_uuid";
            default -> "location_uuid";
        };
        return new Key(Objects.requireNonNull(found.shown()).uuid(), field);
    }

    private Map<Key, Reason> made(List<Found> differences) {
        List<Key> keys = differences.stream()
                .filter(found -> found.shown() != null)
                .map(MessagesBehind::field)
                .distinct()
                .toList();
        Map<Key, Reason> made = new HashMap<>();
        database.sql(OF_FIELDS)
                .param("uuids", keys.stream().map(Key::one).toArray(String[]::new))
                .param("fields", keys.stream().map(Key::other).toArray(String[]::new))
                .query(row -> {
                    Key key = new Key(row.getString("uuid"), row.getString("field"));
                    made.merge(key, reason("said_so", row), Reason::and);
                });
        return made;
    }

    private Map<Number, Reason> missing(List<Found> differences) {
        List<Number> numbers = differences.stream()
                .filter(Found::lacksStay)
                .flatMap(found -> leading(Objects.requireNonNull(found.said())).stream())
                .distinct()
                .toList();
        Map<Number, Reason> missing = new HashMap<>();
        for (String statement : List.of(UNAPPLIED, OF_ENDS)) {
            database.sql(statement)
                    .param("kinds", numbers.stream().map(Number::kind).toArray(String[]::new))
                    .param("namespaces", numbers.stream().map(Number::namespace).toArray(String[]::new))
                    .param("values", numbers.stream().map(Number::value).toArray(String[]::new))
                    .query(row -> {
                        Number number =
                                new Number(row.getString("kind"), row.getString("namespace"), row.getString("value"));
                        missing.merge(
                                number, reason(row.getString("what"), row), (one, other) -> both(number, one, other));
                    });
        }
        return missing;
    }

    /**
     * Of a stay, what waits or was rejected says more than that an earlier one with the number has ended. Of a patient it may be
     * about anything, and long ago: there it is the newest that counts.
     */
    private static Reason both(Number number, Reason one, Reason other) {
        boolean later = !number.kind().equals(VISIT) && other.newest().isAfter(one.newest());
        return later ? other.and(one) : one.and(other);
    }

    private static Reason reason(String because, ResultSet row) throws SQLException {
        return new Reason(
                because,
                List.of(new MessageBehind(
                        row.getString("message_uuid"),
                        row.getObject("sequence", Long.class),
                        row.getString("sender"),
                        time(row, "happened_at"),
                        Objects.requireNonNull(time(row, "known_at")),
                        row.getString("outcome"),
                        row.getString("request_id"))));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
