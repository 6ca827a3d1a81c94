package health.polaris.encounters.location;

import health.polaris.common.security.CurrentCaller;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
     * Makes sure that all of these places exist. Missing ones are made in the order of their codes, so that two
     * transactions that need the same ones wait for each other in one order.
     *
     * @return the uuid of each
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<LocationCode, String> findOrCreate(Collection<LocationCode> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> uuids = known(codes);
        codes.stream()
                .filter(code -> !uuids.containsKey(code.text()))
                .sorted(Comparator.comparing(LocationCode::text))
                .forEach(code -> createWay(code, uuids));
        return codes.stream().distinct().collect(Collectors.toMap(code -> code, code -> required(uuids, code)));
    }

    /** {@code news2} or {@code meows}: what a patient admitted to this place is scored with. */
    @Transactional(readOnly = true)
    public String scoreSystemDefault(LocationCode code) {
        return search(code.text()).flatMap(LocationAncestry::scoreSystemDefault).orElse(DEFAULT_SCORE_SYSTEM);
    }

    /** {@code ward:bay:bed} of a location that the directory knows. */
    @Transactional(readOnly = true)
    public Optional<String> odsCode(String locationUuid) {
        return locations.findById(locationUuid).map(Location::odsCode);
    }

    /** Ward, bay and bed of a location that the directory knows, as the EPR names them. */
    @Transactional(readOnly = true)
    public Optional<LocationCode> code(String locationUuid) {
        return odsCode(locationUuid).flatMap(this::search).flatMap(LocationAncestry::code);
    }

    @Transactional(readOnly = true)
    Optional<LocationAncestry> search(String odsCode) {
        return LocationAncestry.of(odsCode, locations.findWithAncestors(odsCode));
    }

    private void createWay(LocationCode code, Map<String, String> uuids) {
        String parentUuid = null;
        for (LocationCode.Level level : code.levels()) {
            String uuid = uuids.get(level.odsCode());
            if (uuid == null) {
                uuid = create(level, parentUuid);
                uuids.put(level.odsCode(), uuid);
            }
            parentUuid = uuid;
        }
    }

    private static String required(Map<String, String> uuids, LocationCode code) {
        return Objects.requireNonNull(uuids.get(code.text()), "Every level of the code was made");
    }

    private Map<String, String> known(Collection<LocationCode> codes) {
        String[] odsCodes = codes.stream()
                .flatMap(code -> code.levels().stream())
                .map(LocationCode.Level::odsCode)
                .distinct()
                .toArray(String[]::new);
        Map<String, String> uuids = new HashMap<>();
        jdbc.sql("select ods_code, uuid from epr_location where ods_code = any(?)")
                .param(odsCodes)
                .query(row -> {
                    uuids.put(row.getString("ods_code"), row.getString("uuid"));
                });
        return uuids;
    }

    /** Another transaction may make the same place at this moment: whoever is first, its row is the one that counts. */
    private String create(LocationCode.Level level, @Nullable String parentUuid) {
        jdbc.sql("""
                        insert into epr_location (uuid, ods_code, display_name, location_type, parent_uuid, active,
                            product_uuid, product_name, product_opened_date,
                            created, created_by_, modified, modified_by_, version)
                        values (:uuid, :odsCode, :displayName, :type, :parent, false, :product, 'SEND', :today,
                            now(), :caller, now(), :caller, 0)
                        on conflict (ods_code) do nothing
                        """)
                .param("uuid", UUID.randomUUID().toString())
                .param("odsCode", level.odsCode())
                .param("displayName", level.displayName())
                .param("type", level.type().code())
                .param("parent", parentUuid)
                .param("product", UUID.randomUUID().toString())
                .param("today", LocalDate.now(ZoneOffset.UTC))
                .param("caller", CurrentCaller.get().id())
                .update();
        return jdbc.sql("select uuid from epr_location where ods_code = ?")
                .param(level.odsCode())
                .query(String.class)
                .single();
    }
}
