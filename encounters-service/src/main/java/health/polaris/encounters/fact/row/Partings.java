package health.polaris.encounters.fact.row;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.fact.row.GroupDifference.Parting;
import health.polaris.eventbus.contract.EncounterChanged;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stays that are part of another one become its children (O5), and stand for themselves again when they part. A parent
 * that a client gave stays, unless the stay is part of another one or closes a circle with its own part.
 */
@Component
record Partings(JdbcClient jdbc, EncounterHierarchy hierarchy) {
    private static final String LINK = """
            update encounter
            set parent_uuid = said.parent, modified = now(), modified_by_ = :caller, version = version + 1
            from (select child, parent, former from %1$s
                  union all
                  select parent, null, child from %1$s where parent is not null) as said (child, parent, former)
            where encounter.uuid = said.child
                and (said.parent is not null and encounter.parent_uuid is distinct from said.parent
                     or said.parent is null and encounter.parent_uuid = said.former)
            returning encounter.uuid, encounter.patient_uuid
            """;

    /** Before rows are locked, as everybody does who links encounters. */
    void lock(List<GroupDifference> differences) {
        if (differences.stream().anyMatch(difference -> !difference.partings().isEmpty())) {
            hierarchy.lock();
        }
    }

    /** {@return what was changed} */
    List<EncounterChanged> write(List<GroupDifference> differences) {
        List<Parting> partings = differences.stream()
                .flatMap(difference -> difference.partings().stream())
                .sorted(Comparator.comparing(Parting::child))
                .toList();
        if (partings.isEmpty()) {
            return List.of();
        }
        Columns<Parting> columns = Columns.of(partings)
                .text("child", Parting::child)
                .text("parent", Parting::parent)
                .text("former", Parting::formerParent);
        return jdbc.sql(LINK.formatted(columns.table()))
                .params(columns.values())
                .param("caller", CurrentCaller.get().id())
                .query((row, _) -> new EncounterChanged(row.getString("uuid"), row.getString("patient_uuid")))
                .list();
    }
}
