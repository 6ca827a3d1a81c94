\set n random(0, :rows / 5 - 1)
  select distinct on (patient_uuid) * from encounters.encounter
  where patient_uuid = any (array[md5('patient ' || :n)::uuid::text]) and parent_uuid is null and deleted_at is null
  order by patient_uuid, open desc, admitted_at desc, created desc, uuid
