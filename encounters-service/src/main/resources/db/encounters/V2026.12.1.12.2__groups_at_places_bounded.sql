-- One answer folds so many facts at most (contracts/encounters.md section 11, as_of_event), and so many are looked at: each line
-- is a fact that would have to be folded, so that more than these are refused whatever the rest of them is. The function that
-- reads all of them stays for the version of the service that runs beside this one.
create function groups_at_places(places text[], moment timestamptz, most bigint) returns setof bigint
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
select distinct group_id
from (select spoken.group_id from fact as spoken
      where places_of_fact(statement) && places and coalesce(event_time, place_time) <= moment
        and exists (select from fact as later
                    where later.group_id = spoken.group_id and coalesce(later.event_time, later.place_time) > moment)
      limit most) as spoken
$$;
