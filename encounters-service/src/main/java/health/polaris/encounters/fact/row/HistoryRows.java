package health.polaris.encounters.fact.row;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.eventbus.contract.EncounterChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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

    /** Those that are there already were written by an earlier release, whose rules showed another stay. */
    private static final String ADD = """
            insert into location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at, ordinal,
                created, created_by_, modified, modified_by_, version)
            select uuid, encounter_uuid, location_uuid, arrived_at, departed_at, ordinal::smallint, now(), :caller, now(), :caller, 0
            from %s
            where not exists (select from location_history known
                where known.encounter_uuid = said.encounter_uuid and known.location_uuid = said.location_uuid
                    and known.arrived_at = said.arrived_at and known.departed_at = said.departed_at)
            """;

    private record Left(String encounter, String location, Instant arrivedAt, Instant departedAt) {}

    /** @param ordinal among the rows of an encounter that have the same two times, which tell no order */
    private record Placed(Left row, int ordinal) {}

    /**
     * Those whose number or order differs go, and come back as they are to be there.
     *
     * @return the encounters whose rows differ
     */
    List<EncounterChanged> write(List<GroupDifference> differences, Places places) {
        List<Left> gone = new ArrayList<>();
        List<Placed> come = new ArrayList<>();
        for (GroupDifference difference : differences) {
            for (RowChange<EncounterRow> change : difference.encounters()) {
                Map<Left, List<Integer>> after = left(change.after(), places);
                compare(left(change.before(), places), after, gone, come);
                EncounterRow shown = change.after();
                if (shown != null) {
                    EncounterRow known = difference.contradicted().get(shown.uuid());
                    compare(left(known, places), after, gone, new ArrayList<>()); // all of it comes already
                }
            }
        }
        takeAway(gone);
        add(come);
        return changed(differences);
    }

    private static void compare(
            Map<Left, List<Integer>> before, Map<Left, List<Integer>> after, List<Left> gone, List<Placed> come) {
        before.forEach((row, ordinals) -> {
            if (!ordinals.equals(after.get(row))) {
                gone.add(row);
            }
        });
        after.forEach((row, ordinals) -> {
            if (!ordinals.equals(before.get(row))) {
                ordinals.forEach(ordinal -> come.add(new Placed(row, ordinal)));
            }
        });
    }

    private static Map<Left, List<Integer>> left(@Nullable EncounterRow row, Places places) {
        Map<Left, List<Integer>> left = new LinkedHashMap<>();
        Map<List<Instant>, Integer> sameTimes = new HashMap<>();
        if (row == null) {
            return left;
        }
        for (LocationRow each : row.left()) {
            Left place = left(row, each, places);
            int ordinal = sameTimes.merge(List.of(place.arrivedAt(), place.departedAt()), 1, Integer::sum) - 1;
            left.computeIfAbsent(place, _ -> new ArrayList<>()).add(ordinal);
        }
        return left;
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
            Columns<Left> columns = columns(rows, Function.identity());
            jdbc.sql(TAKE_AWAY.formatted(columns.table()))
                    .params(columns.values())
                    .update();
        }
    }

    private void add(List<Placed> rows) {
        if (!rows.isEmpty()) {
            Columns<Placed> columns = columns(rows, Placed::row)
                    .text("uuid", _ -> UUID.randomUUID().toString())
                    .text("ordinal", row -> Integer.toString(row.ordinal()));
            jdbc.sql(ADD.formatted(columns.table()))
                    .params(columns.values())
                    .param("caller", CurrentCaller.get().id())
                    .update();
        }
    }

    private static <T> Columns<T> columns(List<T> rows, Function<T, Left> row) {
        return Columns.of(rows)
                .text("encounter_uuid", row.andThen(Left::encounter)::apply)
                .text("location_uuid", row.andThen(Left::location)::apply)
                .time("arrived_at", row.andThen(Left::arrivedAt)::apply)
                .time("departed_at", row.andThen(Left::departedAt)::apply);
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
