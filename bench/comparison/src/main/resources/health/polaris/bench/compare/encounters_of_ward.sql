\set n random(0, 39)
  select distinct on (patient_uuid) * from encounters.encounter
  where location_uuid = any (array[md5('ward ' || :n)::uuid::text]) and parent_uuid is null and deleted_at is null
    and open_until > timestamptz '12000-01-01 00:00:00Z'
  order by patient_uuid, open desc, admitted_at desc, created desc, uuid
