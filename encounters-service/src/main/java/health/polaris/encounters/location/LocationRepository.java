package health.polaris.encounters.location;

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
}
