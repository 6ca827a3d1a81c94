-- Who was where by event time (contracts/encounters.md section 11, as_of_event) is asked of the facts, not of what was shown: a
-- transfer that was taken back before anybody saw it was true until then. So facts are found by the places they speak of.

-- Codes of wards, and uuids of places that clients gave. Bays and beds are said beside their ward. A NUL in a text, which json
-- takes and jsonb does not, is no part of a place.
create function places_of_fact(statement json) returns text[]
    language sql immutable parallel safe
as
$$
select array(select jsonb_path_query(readable, '$.**.ward') #>> '{}'
             union all
             select jsonb_path_query(readable, '$.**.location.uuid') #>> '{}')
from (select (case when position('\u0000' in statement::text) = 0 then statement::text
                   else regexp_replace(statement::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g') end)::jsonb) as said (readable)
$$;

-- Groups of which something that had happened by then speaks of one of the places, and something happened since: of all others
-- the rows of today say where somebody was. The planner is told that few facts are meant, which it cannot see in an array.
create function groups_at_places(places text[], moment timestamptz) returns setof bigint
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
select spoken.group_id
from (select distinct group_id from fact
      where places_of_fact(statement) && places and coalesce(event_time, place_time) <= moment) as spoken
where exists (select from fact as later
              where later.group_id = spoken.group_id and coalesce(later.event_time, later.place_time) > moment)
$$;

-- Patients as they are said to have been: the fields that a fold knows, put over the row of today.
create function patients_said(said jsonb) returns setof epr_patient
    language sql stable
    set search_path from current
as
$$
select past.*
from jsonb_to_recordset(said) as line (uuid varchar, fields jsonb)
         join epr_patient as today on today.uuid = line.uuid
         cross join lateral jsonb_populate_record(today, line.fields) as past
$$;
