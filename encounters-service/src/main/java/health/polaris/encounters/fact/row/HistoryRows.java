package health.polaris.encounters.fact.row;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.eventbus.contract.EncounterChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the locations that encounters have left; one that vanished takes its rows along. Rows that say what they said stay, with their uuid; so do rows that a
 * client gave with the encounter, of which the fold knows nothing.
 */
@Component
record HistoryRows(JdbcClient jdbc) {
    private static final String TAKE_AWAY = """
            delete from location_history history using %s
            where history.encounter_uuid = said.encounter_uuid and history.location_uuid = said.location_uuid
                and history.arrived_at = said.arrived_at and history.departed_at = said.departed_at
            """;

    private static final String ADD = """
            insert into location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at,
                created, created_by_, modified, modified_by_, version)
            select uuid, encounter_uuid, location_uuid, arrived_at, departed_at, now(), :caller, now(), :caller, 0
            from %s
            """;

    private record Left(String encounter, String location, Instant arrivedAt, Instant departedAt) {}

    /**
     * Those whose number differs go, and come back as often as they are to be there.
     *
     * @return the encounters whose rows differ
     */
    List<EncounterChanged> write(List<GroupDifference> differences, Places places) {
        List<Left> gone = new ArrayList<>();
        List<Left> come = new ArrayList<>();
        for (GroupDifference difference : differences) {
            for (RowChange<EncounterRow> change : difference.encounters()) {
                compare(left(change.before(), places), left(change.after(), places), gone, come);
            }
        }
        takeAway(gone);
        add(come);
        return changed(differences);
    }

    private static void compare(Map<Left, Long> before, Map<Left, Long> after, List<Left> gone, List<Left> come) {
        before.forEach((row, count) -> {
            if (!count.equals(after.get(row))) {
                gone.add(row);
            }
        });
        after.forEach((row, count) -> {
            if (!count.equals(before.get(row))) {
                come.addAll(Collections.nCopies(Math.toIntExact(count), row));
            }
        });
    }

    private static Map<Left, Long> left(@Nullable EncounterRow row, Places places) {
        return row == null
                ? Map.of()
                : row.left().stream().collect(groupingBy(each -> left(row, each, places), counting()));
    }

    private static Left left(EncounterRow row, LocationRow each, Places places) {
        return new Left(
                row.uuid(),
                places.uuid(each.location()),
                each.arrivedAt().truncatedTo(ChronoUnit.MICROS),
                Objects.requireNonNull(each.departedAt()).truncatedTo(ChronoUnit.MICROS));
    }

    private void takeAway(List<Left> rows) {
        if (!rows.isEmpty()) {
            Columns<Left> columns = columns(rows);
            jdbc.sql(TAKE_AWAY.formatted(columns.table()))
                    .params(columns.values())
                    .update();
        }
    }

    private void add(List<Left> rows) {
        if (!rows.isEmpty()) {
            Columns<Left> columns =
                    columns(rows).text("uuid", _ -> UUID.randomUUID().toString());
            jdbc.sql(ADD.formatted(columns.table()))
                    .params(columns.values())
                    .param("caller", CurrentCaller.get().id())
                    .update();
        }
    }

    private static Columns<Left> columns(List<Left> rows) {
        return Columns.of(rows)
                .text("encounter_uuid", Left::encounter)
                .text("location_uuid", Left::location)
                .time("arrived_at", Left::arrivedAt)
                .time("departed_at", Left::departedAt);
    }

    private static List<EncounterChanged> changed(List<GroupDifference> differences) {
        return differences.stream()
                .flatMap(difference -> difference.encounters().stream())
                .filter(change -> change.before() != null
                        && change.after() != null
                        && !change.before().left().equals(change.after().left()))
                .flatMap(change -> Stream.ofNullable(change.after()))
                .map(row -> new EncounterChanged(row.uuid(), row.patientUuid()))
                .toList();
    }
}
