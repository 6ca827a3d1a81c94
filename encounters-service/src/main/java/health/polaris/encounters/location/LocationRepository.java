package health.polaris.encounters.location;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.query.Param;

interface LocationRepository extends JpaRepository<Location, String> {

    String TODAY = "with recursive ";

    /** At another time: names of tables stand for what they were. */
    String AS_THEY_WERE = "with recursive epr_location as materialized (select * from locations_as_of(:asOf)), ";

    /** Some locations and all around them, in one statement; {@code union} ends where parents run in circles. */
    String WAY_UP = "way_up as (select uuid, parent_uuid from epr_location where ";

    String WITH_ANCESTORS = """

            union
            select parent.uuid, parent.parent_uuid
            from epr_location parent join way_up on parent.uuid = way_up.parent_uuid)
            select * from epr_location where uuid in (select uuid from way_up)
            """;

    String BY_CODE = WAY_UP + "ods_code = :odsCode" + WITH_ANCESTORS;
    String BY_UUID = WAY_UP + "uuid = any(:uuids)" + WITH_ANCESTORS;

    /** The location with this code. */
    @NativeQuery(TODAY + BY_CODE)
    List<Location> findWithAncestors(@Param("odsCode") String odsCode);

    @NativeQuery(AS_THEY_WERE + BY_CODE)
    List<Location> findWithAncestors(@Param("odsCode") String odsCode, @Param("asOf") OffsetDateTime asOf);

    @NativeQuery(TODAY + BY_UUID)
    List<Location> findAllWithAncestors(@Param("uuids") String[] uuids);

    @NativeQuery(AS_THEY_WERE + BY_UUID)
    List<Location> findAllWithAncestors(@Param("uuids") String[] uuids, @Param("asOf") OffsetDateTime asOf);

    /** The location with this code, what lies in it, so many places at most, and all around these. */
    String WITHIN =
            "place (uuid) as (select uuid from epr_location where ods_code = :odsCode" + PlacesWithin.AND_ALL_IN_THEM
                    + ", " + WAY_UP + "uuid in (select uuid from place limit :limit)" + WITH_ANCESTORS;

    @NativeQuery(TODAY + WITHIN)
    List<Location> findWithin(@Param("odsCode") String odsCode, @Param("limit") int limit);

    @NativeQuery(AS_THEY_WERE + WITHIN)
    List<Location> findWithin(
            @Param("odsCode") String odsCode, @Param("limit") int limit, @Param("asOf") OffsetDateTime asOf);
}
