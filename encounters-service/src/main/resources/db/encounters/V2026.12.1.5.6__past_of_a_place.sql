-- Place by place: of a list of places the planner cannot see the length, and rather read every stay that there was.
create or replace function encounter_uuids_since(moment timestamptz, uuids varchar[], patients varchar[], locations varchar[],
                                                 ending_after timestamptz) returns varchar[]
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with recursive candidate (uuid) as (
    (select unnest(uuids)
     union
     select uuid from encounter where patient_uuid = any (patients)
     union
     select about from chronicle
     where kind = 'encounter' and before ->> 'patient_uuid' = any (patients) and known_at > moment
     union
     -- One that had ended, had been merged or deleted, and was not touched since, had so then.
     select stay.uuid
     from unnest(locations) as place (uuid)
              cross join lateral (
         select uuid from encounter
         where location_uuid = place.uuid and parent_uuid is null and deleted_at is null and open_until > ending_after
         union all
         select uuid from encounter
         where location_uuid = place.uuid and created <= moment and modified > moment - interval '1 hour') as stay
     union
     select about from chronicle
     where kind = 'encounter' and before ->> 'location_uuid' = any (locations) and known_at > moment)
    union
    select child.uuid
    from candidate
             cross join lateral (
        select uuid from encounter where parent_uuid = candidate.uuid
        union all
        select about from chronicle
        where kind = 'encounter' and before ->> 'parent_uuid' = candidate.uuid and known_at > moment) as child)
select coalesce(array_agg(uuid), '{}') from candidate
$$;
