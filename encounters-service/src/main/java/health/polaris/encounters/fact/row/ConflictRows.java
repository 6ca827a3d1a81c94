package health.polaris.encounters.fact.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the conflicts; a row keeps its uuid and its beginning, whatever becomes of it. */
@Component
record ConflictRows(JdbcClient jdbc) {
    private static final String WRITE = """
            insert into patient_conflict as conflict (uuid, claimant_uuid, owner_uuid, kind, namespace, value,
                first_fact, last_fact, state, sender, opened_at, changed_at)
            select uuid, claimant, owner, kind, namespace, value, first_fact, last_fact, state, sender, now(), now()
            from %s
            on conflict (claimant_uuid, kind, namespace, value) do update
            set owner_uuid = excluded.owner_uuid, first_fact = excluded.first_fact, last_fact = excluded.last_fact,
                state = excluded.state, changed_at = excluded.changed_at,
                sender = coalesce(nullif(excluded.sender, ''), conflict.sender)
            where (conflict.owner_uuid, conflict.first_fact, conflict.last_fact, conflict.state)
                is distinct from (excluded.owner_uuid, excluded.first_fact, excluded.last_fact, excluded.state)
            """;

    private static final String TAKE_AWAY = """
            delete from patient_conflict conflict using %s
            where conflict.claimant_uuid = said.claimant and conflict.kind = said.kind
                and conflict.namespace = said.namespace and conflict.value = said.value
            """;

    private record Said(ConflictRow row, String sender) {}

    void write(List<GroupDifference> differences) {
        List<Said> gone = new ArrayList<>();
        List<Said> shown = new ArrayList<>();
        differences.forEach(difference -> difference.conflicts().forEach(change -> {
            @Nullable ConflictRow after = change.after();
            if (after == null) {
                gone.add(new Said(Objects.requireNonNull(change.before()), ""));
            } else {
                shown.add(new Said(after, difference.sender(after.lastFact())));
            }
        }));
        update(TAKE_AWAY, gone);
        update(WRITE, shown);
    }

    private void update(String sql, List<Said> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Said> sorted = rows.stream()
                .sorted(Comparator.comparing(said -> said.row().key()))
                .toList();
        Columns<Said> columns = Columns.of(sorted)
                .text("uuid", _ -> UUID.randomUUID().toString())
                .text("claimant", said -> said.row().claimant())
                .text("owner", said -> said.row().owner())
                .text("kind", said -> said.row().number().kind().name())
                .text("namespace", said -> said.row().number().namespace())
                .text("value", said -> said.row().number().value())
                .text("first_fact", said -> said.row().firstFact())
                .text("last_fact", said -> said.row().lastFact())
                .text("state", said -> said.row().stateCode())
                .text("sender", Said::sender);
        jdbc.sql(sql.formatted(columns.table())).params(columns.values()).update();
    }
}
