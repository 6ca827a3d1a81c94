package health.polaris.encounters.location;

import health.polaris.common.database.Columns;
import health.polaris.common.security.CurrentCaller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the places that messages name, and makes those that are missing (contracts/encounters.md §7.5). */
@Service
public class LocationDirectory {

    private static final String DEFAULT_SCORE_SYSTEM = "news2";

    private final LocationRepository locations;
    private final JdbcClient jdbc;

    LocationDirectory(LocationRepository locations, JdbcClient jdbc) {
        this.locations = locations;
        this.jdbc = jdbc;
    }

    /**
     * Makes sure that all of these places exist. Missing ones are made ward by ward, then bays, then beds, in the order
     * of their codes, so that two transactions that need the same ones wait for each other in one order.
     *
     * @param ahead is told, before any is made, of those that are missing: their uuids, by their codes
     * @return the uuid of each
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<LocationCode, String> findOrCreate(Collection<LocationCode> codes, Consumer<Map<String, String>> ahead) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> known = known(codes);
        List<NewPlace> missing = missing(codes, known.keySet());
        if (!missing.isEmpty()) {
            ahead.accept(missing.stream()
                    .collect(Collectors.toMap(place -> place.level().odsCode(), NewPlace::uuid)));
        }
        missing.stream()
                .collect(Collectors.groupingBy(NewPlace::depth, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(this::create);
        Map<String, String> uuids = missing.isEmpty() ? known : known(codes);
        return codes.stream().distinct().collect(Collectors.toMap(code -> code, code -> required(uuids, code)));
    }

    /**
     * What patients admitted to these places are scored with, {@code news2} or {@code meows}, by uuid, also of places that the directory does not know: the score system of
     * the place itself, else of the nearest one around it that has one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, String> scoreSystemDefaults(Collection<String> uuids) {
        Map<String, String> defaults = new HashMap<>();
        if (!uuids.isEmpty()) {
            uuids.forEach(uuid -> defaults.put(uuid, DEFAULT_SCORE_SYSTEM));
            jdbc.sql("""
                            with recursive way_up (place, parent_uuid, score_system, depth) as (
                                select uuid, parent_uuid, score_system_default, 0 from epr_location
                                where uuid = any(?)
                                union all
                                select way_up.place, around.parent_uuid, around.score_system_default, way_up.depth + 1
                                from epr_location around join way_up on around.uuid = way_up.parent_uuid
                                where way_up.score_system is null and way_up.depth < 10
                            )
                            select place, score_system from way_up where score_system is not null
                            """).param(uuids.toArray(String[]::new)).query(row -> {
                defaults.put(row.getString("place"), row.getString("score_system"));
            });
        }
        return defaults;
    }

    /** {@code ward:bay:bed} of a location that the directory knows. */
    @Transactional(readOnly = true)
    public Optional<String> odsCode(String locationUuid) {
        return locations.findById(locationUuid).map(Location::odsCode);
    }

    /** Ward, bay and bed of a location that the directory knows, as the EPR names them. */
    @Transactional(readOnly = true)
    public Optional<LocationCode> code(String locationUuid) {
        return odsCode(locationUuid).flatMap(code -> search(code, null)).flatMap(LocationAncestry::code);
    }

    /** Uuids of those that the directory knows of these codes. */
    public Map<String, String> uuids(Collection<String> odsCodes) {
        Map<String, String> uuids = new HashMap<>();
        jdbc.sql("select ods_code, uuid from epr_location where ods_code = any(?)")
                .param(odsCodes.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    uuids.put(row.getString("ods_code"), row.getString("uuid"));
                });
        return uuids;
    }

    /** Those that the directory knows of these, by uuid, in one statement. */
    @Transactional(readOnly = true)
    public Map<String, LocationResponse> described(Collection<String> uuids) {
        return described(uuids, null);
    }

    /** @param asOf when they were called and lay so; null: now */
    @Transactional(readOnly = true)
    public Map<String, LocationResponse> described(Collection<String> uuids, @Nullable Instant asOf) {
        if (uuids.isEmpty()) {
            return Map.of();
        }
        Set<String> wanted = Set.copyOf(uuids);
        String[] asked = wanted.toArray(String[]::new);
        List<Location> rows = asOf == null
                ? locations.findAllWithAncestors(asked)
                : locations.findAllWithAncestors(asked, asOf.atOffset(ZoneOffset.UTC));
        return LocationAncestry.ofEach(rows).entrySet().stream()
                .filter(place -> wanted.contains(place.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, place -> LocationResponse.placed(place.getValue())));
    }

    @Transactional(readOnly = true)
    Optional<LocationAncestry> search(String odsCode, @Nullable Instant asOf) {
        return LocationAncestry.of(
                odsCode,
                asOf == null
                        ? locations.findWithAncestors(odsCode)
                        : locations.findWithAncestors(odsCode, asOf.atOffset(ZoneOffset.UTC)));
    }

    /** The place with this code and all places in it, in one statement; beyond the limit at least one more. */
    @Transactional(readOnly = true)
    List<LocationAncestry> within(String odsCode, @Nullable Instant asOf, int limit) {
        List<Location> rows = asOf == null
                ? locations.findWithin(odsCode, limit)
                : locations.findWithin(odsCode, limit, asOf.atOffset(ZoneOffset.UTC));
        return LocationAncestry.ofEach(rows).values().stream()
                .filter(place -> place.liesIn(odsCode))
                .toList();
    }

    /** A place that is to be made, and how deep it lies: 0 for a ward. */
    private record NewPlace(
            String uuid, LocationCode.Level level, @Nullable String parent, int depth) {}

    private static List<NewPlace> missing(Collection<LocationCode> codes, Set<String> known) {
        Map<String, NewPlace> missing = new TreeMap<>();
        for (LocationCode code : codes) {
            String parent = null;
            int depth = 0;
            for (LocationCode.Level level : code.levels()) {
                if (!known.contains(level.odsCode())) {
                    missing.putIfAbsent(
                            level.odsCode(), new NewPlace(UUID.randomUUID().toString(), level, parent, depth));
                }
                parent = level.odsCode();
                depth++;
            }
        }
        return List.copyOf(missing.values());
    }

    private static String required(Map<String, String> uuids, LocationCode code) {
        return Objects.requireNonNull(uuids.get(code.text()), "Every level of the code was made");
    }

    private Map<String, String> known(Collection<LocationCode> codes) {
        return uuids(codes.stream()
                .flatMap(code -> code.levels().stream())
                .map(LocationCode.Level::odsCode)
                .toList());
    }

    /** Another transaction may make the same place at this moment: whoever is first, its row is the one that counts. */
    private void create(List<NewPlace> places) {
        jdbc.sql("""
                        insert into epr_location (uuid, ods_code, display_name, location_type, parent_uuid, active,
                            product_uuid, product_name, product_opened_date,
                            created, created_by_, modified, modified_by_, version)
                        select said.uuid, said.code, said.name, said.type, parent.uuid, false,
                            gen_random_uuid()::text, 'SEND', cast(:today as date), now(), :caller, now(), :caller, 0
                        from unnest(:uuids::text[], :codes::text[], :names::text[], :types::text[], :parents::text[])
                                as said (uuid, code, name, type, parent)
                            left join epr_location parent on parent.ods_code = said.parent
                        order by said.code
                        on conflict (ods_code) do nothing
                        """)
                .param("uuids", Columns.texts(places, NewPlace::uuid))
                .param("codes", Columns.texts(places, place -> place.level().odsCode()))
                .param("names", Columns.texts(places, place -> place.level().displayName()))
                .param(
                        "types",
                        Columns.texts(places, place -> place.level().type().code()))
                .param("parents", Columns.texts(places, NewPlace::parent))
                .param("today", LocalDate.now(ZoneOffset.UTC).toString())
                .param("caller", CurrentCaller.get().id())
                .update();
    }
}
