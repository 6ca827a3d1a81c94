-- Two rows that bear one MRN because one of them was stored with blanks around it stay two (V2026.12.1.5.1): a conflict, until
-- an operator merges them or dismisses it (contracts/identity.md §5). The fold knows such a claim by the uuid of its row.
with padded as (
    select uuid, created, regexp_replace(hospital_number, '^\s+|\s+$', '', 'g') as number
    from epr_patient
    where hospital_number ~ '^\s|\s$' and hospital_number_namespace = ''
        and parent_uuid is null and deleted_at is null
), bearer as (
    select number, coalesce(
        (select whole.uuid from epr_patient whole
         where whole.hospital_number = padded.number and whole.hospital_number_namespace = ''
            and whole.deleted_at is null
         order by whole.parent_uuid is null, whole.uuid limit 1),
        (array_agg(uuid order by created, uuid))[1]) as uuid
    from padded
    where number <> ''
    group by number
)
insert into patient_conflict (uuid, claimant_uuid, owner_uuid, kind, namespace, value,
    first_fact, last_fact, state, sender, opened_at, changed_at)
select gen_random_uuid()::text, padded.uuid, bearer.uuid, 'MRN', '', padded.number,
    padded.uuid, padded.uuid, 'open', '', now(), now()
from padded join bearer on bearer.number = padded.number
where bearer.uuid <> padded.uuid
on conflict (claimant_uuid, kind, namespace, value) do nothing;
