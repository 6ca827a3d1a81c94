package health.polaris.encounters.chronicle.reading;

import health.polaris.encounters.chronicle.reading.ChronicleEntry.FieldValues;
import health.polaris.web.page.TimeCursor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chronicle, oldest first. */
@Component
class ChronicleRepository {

    /** What no client sees of a row, or sees of the entry itself: who wrote it, and when. */
    private static final String UNSEEN =
            "'{uuid,record_uuid,merge_history,created,created_by_,modified,modified_by_,product_opened_date}'::text[]";

    private static final String ENTRIES = """
            select about, known_at, id, kind, item, operation, before - {unseen} as before, after - {unseen} as after,
              happened_at, message_uuid, sequence, messages, caller_id, request_id
            from chronicle
            where {which} and (known_at, id) > (:knownAt, :id)
              and coalesce(after, before) - {unseen} <> '{}'
            order by known_at, id
            limit :limit
            """.replace("{unseen}", UNSEEN);

    private static final String ABOUT = ENTRIES.replace("{which}", "about = any(:uuids)");

    private static final String OF_MESSAGE =
            ENTRIES.replace("{which}", "(message_uuid = :message or messages @> array[cast(:message as varchar)])");

    /** A patient, and those that were merged into it. */
    private static final String RECORDS = """
            with recursive merged (uuid) as (
                select uuid from epr_patient where uuid = ?
                union
                select child.uuid from epr_patient child join merged on child.parent_uuid = merged.uuid)
            select uuid from merged
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    ChronicleRepository(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param next of the place behind the entry */
    record Placed(ChronicleEntry entry, TimeCursor next) {}

    List<Placed> about(List<String> uuids, TimeCursor after, int limit) {
        return page(database.sql(ABOUT).param("uuids", uuids.toArray(String[]::new)), after, limit);
    }

    List<Placed> ofMessage(String uuid, TimeCursor after, int limit) {
        return page(database.sql(OF_MESSAGE).param("message", uuid), after, limit);
    }

    private List<Placed> page(JdbcClient.StatementSpec statement, TimeCursor after, int limit) {
        return statement
                .param("knownAt", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.number())
                .param("limit", limit)
                .query((row, _) -> placed(row))
                .list();
    }

    /** Empty when the directory knows no such patient. */
    List<String> recordsOf(String patient) {
        return List.copyOf(
                database.sql(RECORDS).param(patient).query(String.class).list());
    }

    private Placed placed(ResultSet row) throws SQLException {
        Instant knownAt = row.getObject("known_at", OffsetDateTime.class).toInstant();
        OffsetDateTime happenedAt = row.getObject("happened_at", OffsetDateTime.class);
        ChronicleEntry entry = new ChronicleEntry(
                row.getString("about"),
                row.getString("kind"),
                row.getString("item"),
                row.getString("operation"),
                knownAt,
                happenedAt == null ? null : happenedAt.toInstant(),
                fields(row.getString("before"), row.getString("after")),
                row.getString("message_uuid"),
                row.getObject("sequence", Long.class),
                texts(row.getArray("messages")),
                row.getString("caller_id"),
                row.getString("request_id"));
        return new Placed(entry, new TimeCursor(knownAt, row.getString("id")));
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private Map<String, FieldValues> fields(@Nullable String before, @Nullable String after) {
        JsonNode was = before == null ? json.createObjectNode() : json.readTree(before);
        JsonNode is = after == null ? json.createObjectNode() : json.readTree(after);
        TreeSet<String> names = new TreeSet<>(was.propertyNames());
        names.addAll(is.propertyNames());
        Map<String, FieldValues> fields = new TreeMap<>();
        names.forEach(name -> fields.put(name, new FieldValues(text(was.path(name)), text(is.path(name)))));
        return fields;
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asString(value.toString());
        return text.length() > "2026-11-29T".length() && text.charAt("2026-11-29".length()) == 'T' ? time(text) : text;
    }

    /** As the API tells times: {@code 2026-11-29T22:00:00.123Z}. */
    private static String time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException other) {
            return text;
        }
    }
}
