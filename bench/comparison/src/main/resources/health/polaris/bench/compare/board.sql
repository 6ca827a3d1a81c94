-- Forty wards with five bays of six beds, and somebody with a name and a number in each bed.
insert into encounters.epr_location (uuid, ods_code, display_name, location_type, parent_uuid, active, product_uuid, product_name,
    product_opened_date, created, created_by_, modified, modified_by_, version)
select md5('place ' || code)::uuid, code, name, type, md5('place ' || parent)::uuid, true, md5('product')::uuid, 'SEND',
    date '2026-01-01', now(), 'bench', now(), 'bench', 0
from (select 'BOARD' || ward as code, 'Ward ' || ward as name, '225746001' as type, null as parent, 0 as depth
      from generate_series(0, 39) ward
      union all
      select 'BOARD' || ward || ':' || bay, 'Bay ' || bay, '225730009', 'BOARD' || ward, 1
      from generate_series(0, 39) ward, generate_series(0, 4) bay
      union all
      select 'BOARD' || ward || ':' || bed / 6 || ':' || bed, 'Bed ' || bed, '229772003', 'BOARD' || ward || ':' || bed / 6, 2
      from generate_series(0, 39) ward, generate_series(0, 29) bed
      order by depth) places;

create function encounters.bench_lies(ward int, bed int, turn int, at timestamptz, until timestamptz) returns void language sql as $$
    insert into encounters.epr_patient (uuid, record_uuid, hospital_number, first_name, last_name, dob, sex, product_uuid, product_name,
        product_opened_date, created, created_by_, modified, modified_by_, version)
    select md5('lying ' || who)::uuid, md5('record of lying ' || who)::uuid, 'L' || who, 'Amina', 'Okafor ' || who, date '1962-04-04',
        '248152002', md5('product')::uuid, 'SEND', date '2026-01-01', now(), 'bench', now(), 'bench', 0
    from (values (ward || '-' || bed || '-' || turn)) as said (who);
    insert into encounters.patient_identifier (patient_uuid, kind, namespace, value, standing, shown)
    select md5('lying ' || who)::uuid, 'MRN', '', 'L' || who, 'current', true from (values (ward || '-' || bed || '-' || turn)) as said (who);
    insert into encounters.encounter (uuid, epr_encounter_id, encounter_type, admitted_at, discharged_at, score_system, location_uuid,
        dh_product_uuid, patient_uuid, patient_record_uuid, created, created_by_, modified, modified_by_, version)
    select md5('stay of lying ' || who)::uuid, 'VL' || who, 'INPATIENT', at, until, 'news2',
        md5('place BOARD' || ward || ':' || bed / 6 || ':' || bed)::uuid, md5('product')::uuid, md5('lying ' || who)::uuid,
        md5('record of lying ' || who)::uuid, at, 'bench', at, 'bench', 0
    from (values (ward || '-' || bed || '-' || turn)) as said (who);
$$;

select count(encounters.bench_lies(ward, bed, 0, now() - interval '2 days', null))
from generate_series(0, 39) ward, generate_series(0, 29) bed;
