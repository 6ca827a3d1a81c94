-- Which patients have to be looked at to say who some were: these themselves, and all that were one with them, now or since.
create function patient_uuids_together_since(moment timestamptz, patients varchar[]) returns varchar[]
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with recursive candidate (uuid) as (
    select unnest(patients)
    union
    select other.uuid
    from candidate
             cross join lateral (
        select parent_uuid::varchar as uuid from epr_patient where uuid = candidate.uuid and parent_uuid is not null
        union all
        select uuid from epr_patient where parent_uuid = candidate.uuid
        union all
        select before ->> 'parent_uuid' from chronicle
        where about = candidate.uuid and kind = 'patient' and before ->> 'parent_uuid' is not null and known_at > moment
        union all
        select about from chronicle
        where kind = 'patient' and before ->> 'parent_uuid' = candidate.uuid and known_at > moment) as other)
select coalesce(array_agg(uuid), '{}') from candidate
$$;

-- The same of those to whom a number led, now or then.
create or replace function patient_uuids_since(moment timestamptz, number_kind varchar, number_value varchar) returns varchar[]
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
select patient_uuids_together_since(moment, array(
    select patient_uuid::varchar from patient_identifier where value = number_value and kind = number_kind
    union
    select about from chronicle
    where kind = 'number' and known_at > moment and operation = 'removed'
      and before ->> 'value' = number_value and before ->> 'kind' = number_kind))
$$;
