package health.polaris.encounters.chronicle.reading;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.ward.Reach;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who lay where, by event time, as it is known today. */
@Component
record OccupancyRepository(JdbcClient database) {

    private static final String LAY = """
            with recursive place (uuid) as (
              select cast(:location as varchar)
              union
              select child.uuid from epr_location child join place on child.parent_uuid = place.uuid),
            lay as (
              select encounter.uuid as encounter_uuid, encounter.patient_uuid, past.location_uuid,
                past.arrived_at as since, past.departed_at as until
              from location_history past join encounter on encounter.uuid = past.encounter_uuid
              where past.location_uuid in (select uuid from place) and past.arrived_at < :to and past.departed_at >= :from
                and encounter.deleted_at is null and encounter.parent_uuid is null and {within}
              union all
              select encounter.uuid, encounter.patient_uuid, encounter.location_uuid, came.since, encounter.discharged_at
              from encounter cross join lateral (
                select coalesce(max(departed_at), encounter.admitted_at) as since
                from location_history where encounter_uuid = encounter.uuid) as came
              where encounter.location_uuid in (select uuid from place) and came.since < :to
                and encounter.open_until >= :from
                and encounter.deleted_at is null and encounter.parent_uuid is null and {within}
              order by since, encounter_uuid, until
              limit :limit),
            met as (
              select count(*) as meetings from (
                select from lay join lay as other on {beside} limit :meetings + 1) as meeting)
            select location_uuid, encounter_uuid, patient_uuid, since, until,
              case when meetings <= :meetings then
                array(select distinct other.encounter_uuid from lay as other where {beside} order by 1) end as beside
            from lay cross join met
            order by since, encounter_uuid, until
            """.replace("{beside}", """
            other.encounter_uuid <> lay.encounter_uuid
              and other.since < coalesce(lay.until, 'infinity') and coalesce(other.until, 'infinity') > lay.since""");

    /** How often somebody may have lain beside somebody in one answer: each time is a uuid in it. */
    private static final int MOST_MEETINGS = 100_000;

    private static final String ALL = LAY.replace(" and {within}", "");
    private static final String WITHIN = LAY.replace("{within}", Reach.WITHIN);

    /** @throws ApiException 400 when too many lay beside each other */
    List<Occupancy> of(String location, Instant from, Instant to, int limit, Reach reach) {
        Map<String, ?> asked = Map.of(
                "location",
                location,
                "from",
                from.atOffset(ZoneOffset.UTC),
                "to",
                to.atOffset(ZoneOffset.UTC),
                "limit",
                limit,
                "meetings",
                MOST_MEETINGS);
        return database.sql(reach.everything() ? ALL : WITHIN)
                .params(reach.everything() ? asked : reach.with(asked))
                .query((row, _) -> occupancy(row))
                .list();
    }

    private static List<String> beside(ResultSet row) throws SQLException {
        Array beside = row.getArray("beside");
        if (beside == null) {
            throw ApiException.invalid(
                    "more than %d times somebody lay beside somebody: ask for a smaller place or a shorter time"
                            .formatted(MOST_MEETINGS));
        }
        return List.of((String[]) beside.getArray());
    }

    private static Occupancy occupancy(ResultSet row) throws SQLException {
        return new Occupancy(
                row.getString("location_uuid"),
                row.getString("encounter_uuid"),
                row.getString("patient_uuid"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                time(row.getObject("until", OffsetDateTime.class)),
                beside(row));
    }

    private static @Nullable Instant time(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
