package health.polaris.encounters.chronicle.reading;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.location.PlacesWithin;
import health.polaris.encounters.ward.Reach;
import health.polaris.web.page.TimeCursor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who lay where, by event time, as it is known today. */
@Component
record OccupancyRepository(JdbcClient database) {

    /**
     * Until a time is without it: who left at the very moment had left, and whoever takes the bed then has it alone. A stay of no
     * length was there.
     */
    private static final String LAY =
            """
            with recursive place (uuid) as (
              select cast(:location as varchar) {and all in it},
            lay as materialized (
              select encounter.uuid as encounter_uuid, encounter.patient_uuid, past.location_uuid,
                past.arrived_at as since, past.departed_at as until
              from location_history past join encounter on encounter.uuid = past.encounter_uuid
              where past.location_uuid in (select uuid from place) and past.arrived_at < :to
                and (past.departed_at > :from or past.arrived_at >= :from)
                and encounter.deleted_at is null and encounter.parent_uuid is null and {within}
              union all
              select encounter.uuid, encounter.patient_uuid, encounter.location_uuid, came.since, encounter.discharged_at
              from encounter cross join lateral (
                select coalesce(max(departed_at), encounter.admitted_at) as since
                from location_history where encounter_uuid = encounter.uuid) as came
              where encounter.location_uuid in (select uuid from place) and came.since < :to
                and (encounter.open_until > :from or came.since >= :from)
                and encounter.deleted_at is null and encounter.parent_uuid is null and {within}),
            page as materialized (
              select * from lay
              where cast(:afterTime as timestamptz) is null or (since, encounter_uuid) > (:afterTime, :afterUuid)
              order by since, encounter_uuid
              fetch first :limit rows with ties),
            near as materialized (
              select * from lay
              where since < (select max(coalesce(until, 'infinity')) from page)
                and coalesce(until, 'infinity') > (select min(since) from page)),
            met as (
              select count(*) as meetings from (
                select from page join near as other on {beside} limit :meetings + 1) as meeting)
            select location_uuid, encounter_uuid, patient_uuid, since, until,
              case when meetings <= :meetings then
                array(select distinct other.encounter_uuid from near as other where {beside} order by 1) end as beside
            from page cross join met
            order by since, encounter_uuid, until, location_uuid
            """.replace("{and all in it}", PlacesWithin.AND_ALL_IN_THEM).replace("{beside}", """
            other.patient_uuid <> page.patient_uuid
              and other.since < coalesce(page.until, 'infinity') and coalesce(other.until, 'infinity') > page.since""");

    /** How often somebody may have lain beside somebody in one answer: each time is a uuid in it. */
    private static final int MOST_MEETINGS = 100_000;

    private static final String ALL = LAY.replace(" and {within}", "");
    private static final String WITHIN = LAY.replace("{within}", Reach.WITHIN);

    /**
     * In the order of times and stays: so many lines, and those that share the time and the stay of the last of them.
     *
     * @param after null: from the first one on
     * @throws ApiException 400 when too many lay beside each other
     */
    List<Occupancy> of(String location, Instant from, Instant to, @Nullable TimeCursor after, int limit, Reach reach) {
        Map<String, @Nullable Object> asked = new HashMap<>(reach.everything() ? Map.of() : reach.with(Map.of()));
        asked.put("location", location);
        asked.put("from", from.atOffset(ZoneOffset.UTC));
        asked.put("to", to.atOffset(ZoneOffset.UTC));
        asked.put("afterTime", after == null ? null : after.at().atOffset(ZoneOffset.UTC));
        asked.put("afterUuid", after == null ? null : after.id());
        asked.put("limit", limit);
        asked.put("meetings", MOST_MEETINGS);
        return database.sql(reach.everything() ? ALL : WITHIN)
                .params(asked)
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
