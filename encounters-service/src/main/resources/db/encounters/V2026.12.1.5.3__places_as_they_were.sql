-- Places as they were: what was changed since is put back, and what was made since is left out (contracts/encounters.md section 11).
-- All of them, of which there are few: which of them bore a code, or lay in another one, is known only then.
create function locations_as_of(moment timestamptz) returns setof epr_location
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as
$$
select past.*
from epr_location
         left join lateral (
    select jsonb_object_agg(field.key, field.value order by known_at desc, id desc) filter (where field.key is not null) as fields,
           bool_or(operation = 'created') as created
    from chronicle left join lateral jsonb_each(before) as field on true
    where about = epr_location.uuid and known_at > moment and kind = 'place') as since on true
         cross join lateral jsonb_populate_record(epr_location, coalesce(since.fields, '{}')) as past
where since.created is not true
$$;
