-- One in ten of the first 10,000 is open: 25 at each of 40 wards. Whatever is added later has ended.
insert into encounters.encounter (uuid, epr_encounter_id, encounter_type, admitted_at, discharged_at, score_system,
    location_uuid, dh_product_uuid, patient_uuid, patient_record_uuid, created, created_by_, modified, modified_by_, version)
select md5('encounter ' || n)::uuid, 'V' || n, 'INPATIENT', at, case when n >= 10000 or n % 10 > 0 then at + interval '3 days' end,
    'news2', md5('ward ' || (n / 10) % 40)::uuid, md5('product')::uuid, md5('patient ' || patient)::uuid,
    md5('record ' || patient)::uuid, at, 'bench', at, 'bench', 0
from (select n, :from / 5 + (n - :from) % ((:to - :from) / 5) as patient, now() - make_interval(mins => 3 * n) as at
      from generate_series(:from, :to - 1) n) said;

-- Foreign keys that hold anyway are not looked at.
set session_replication_role = replica;

insert into encounters.location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at,
    created, created_by_, modified, modified_by_, version)
select md5('left ' || n)::uuid, md5('encounter ' || n)::uuid, md5('ward ' || n % 40)::uuid, at, at + interval '1 day',
    at, 'bench', at, 'bench', 0
from (select n, now() - make_interval(mins => 3 * n) as at from generate_series(:from, :to - 1) n) said;

insert into encounters.score_system_history (uuid, encounter_uuid, score_system, previous_score_system, spo2_scale,
    previous_spo2_scale, changed_time, created, created_by_, modified, modified_by_, version)
select md5('score ' || n)::uuid, md5('encounter ' || n)::uuid, 'news2', 'meows', 2, 1, at, at, 'bench', at, 'bench', 0
from (select n, now() - make_interval(mins => 3 * n) as at from generate_series(:from, :to - 1, 4) n) said;

set session_replication_role = origin;
