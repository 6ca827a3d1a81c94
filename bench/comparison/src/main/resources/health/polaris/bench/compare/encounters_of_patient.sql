\set n random(0, :rows / 5 - 1)
  select * from encounters.encounter where patient_uuid = md5('patient ' || :n)::uuid::text and deleted_at is null
    and parent_uuid is null
  order by open desc, admitted_at desc, created desc, uuid
