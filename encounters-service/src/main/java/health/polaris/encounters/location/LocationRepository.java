package health.polaris.encounters.location;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.query.Param;

interface LocationRepository extends JpaRepository<Location, String> {

    /** The location with this code and all around it, in one statement; {@code union} ends where parents run in circles. */
    @NativeQuery("""
            with recursive way_up as (
                select uuid, parent_uuid from epr_location where ods_code = :odsCode
                union
                select parent.uuid, parent.parent_uuid
                from epr_location parent join way_up on parent.uuid = way_up.parent_uuid
            )
            select * from epr_location where uuid in (select uuid from way_up)
            """)
    List<Location> findWithAncestors(@Param("odsCode") String odsCode);

    /** The same for many locations, by uuid. */
    @NativeQuery("""
            with recursive way_up as (
                select uuid, parent_uuid from epr_location where uuid = any(:uuids)
                union
                select parent.uuid, parent.parent_uuid
                from epr_location parent join way_up on parent.uuid = way_up.parent_uuid
            )
            select * from epr_location where uuid in (select uuid from way_up)
            """)
    List<Location> findAllWithAncestors(@Param("uuids") String[] uuids);

    /** As it was at another time. Names of tables stand for what they were. */
    String AS_THEY_WERE = """
            with recursive epr_location as materialized (select * from locations_as_of(:asOf)),
            way_up as (
                select uuid, parent_uuid from epr_location where
            """;

    String WITH_ANCESTORS = """

                union
                select parent.uuid, parent.parent_uuid
                from epr_location parent join way_up on parent.uuid = way_up.parent_uuid
            )
            select * from epr_location where uuid in (select uuid from way_up)
            """;

    @NativeQuery(AS_THEY_WERE + "ods_code = :odsCode" + WITH_ANCESTORS)
    List<Location> findWithAncestors(@Param("odsCode") String odsCode, @Param("asOf") OffsetDateTime asOf);

    @NativeQuery(AS_THEY_WERE + "uuid = any(:uuids)" + WITH_ANCESTORS)
    List<Location> findAllWithAncestors(@Param("uuids") String[] uuids, @Param("asOf") OffsetDateTime asOf);

    /** What lies in the location with this code, by uuid. */
    String WITHIN = """
            way_down as (
                select uuid from epr_location where ods_code = :odsCode
                union
                select child.uuid from epr_location child join way_down on child.parent_uuid = way_down.uuid
            )
            select uuid from way_down limit :limit
            """;

    @NativeQuery("with recursive " + WITHIN)
    List<String> findWithin(@Param("odsCode") String odsCode, @Param("limit") int limit);

    @NativeQuery("with recursive epr_location as materialized (select * from locations_as_of(:asOf)), " + WITHIN)
    List<String> findWithin(
            @Param("odsCode") String odsCode, @Param("limit") int limit, @Param("asOf") OffsetDateTime asOf);
}
