\set n random(0, :rows - 1)
  select * from encounters.encounter where uuid = md5('encounter ' || :n)::uuid::text
