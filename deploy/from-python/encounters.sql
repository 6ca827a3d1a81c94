-- Takes over dhos-encounters-api (docs/operating/migration.md), found in the schema python_encounters, into the schema encounters,
-- and the patients and locations that other services had, as the hospital has put them into python_encounters.patient and
-- python_encounters.location. What is taken over is what is known from before: later messages go on from it. It may be run again.
begin;

insert into encounters.epr_location (uuid, ods_code, display_name, location_type, parent_uuid, active, score_system_default,
    product_uuid, product_name, product_opened_date, created, created_by_, modified, modified_by_, version)
select uuid, ods_code, display_name, location_type, parent_uuid, active, score_system_default, product_uuid, product_name,
    product_opened_date, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0
from python_encounters.location
on conflict do nothing;

insert into encounters.epr_patient (uuid, record_uuid, nhs_number, hospital_number, first_name, last_name, dob, dod, sex,
    parent_uuid, product_uuid, product_name, product_opened_date, product_closed_date, created, created_by_, modified,
    modified_by_, version)
select uuid, record_uuid, nullif(nhs_number, ''), nullif(trim(hospital_number), ''), first_name, last_name, dob, dod, sex,
    parent_uuid, product_uuid, product_name, product_opened_date, product_closed_date, created at time zone 'UTC', created_by_,
    modified at time zone 'UTC', modified_by_, 0
from python_encounters.patient
on conflict do nothing;

insert into encounters.patient_identifier (patient_uuid, kind, namespace, value, standing, shown)
select uuid, 'MRN', '', hospital_number, 'current', true
from encounters.epr_patient
where hospital_number <> '' and uuid in (select uuid from python_encounters.patient)
union all
select uuid, 'NHS_NUMBER', '', nhs_number, 'current', true
from encounters.epr_patient
where nhs_number <> '' and uuid in (select uuid from python_encounters.patient)
on conflict do nothing;

insert into encounters.encounter (uuid, epr_encounter_id, encounter_type, admitted_at, discharged_at, deleted_at, score_system,
    spo2_scale, location_uuid, dh_product_uuid, patient_uuid, patient_record_uuid, parent_uuid, merge_history, created,
    created_by_, modified, modified_by_, version)
select uuid, nullif(epr_encounter_id, ''), encounter_type, admitted_at, discharged_at, deleted_at, score_system,
    coalesce(spo2_scale, 1), location_uuid, dh_product_uuid, patient_uuid, patient_record_uuid, parent_uuid,
    coalesce(merge_history::jsonb, '[]'), created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0
from python_encounters.encounter
order by created, uuid
on conflict do nothing;

insert into encounters.location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at, created, created_by_,
    modified, modified_by_, version)
select uuid, encounter_uuid, location_uuid, arrived_at, departed_at, created at time zone 'UTC', created_by_,
    modified at time zone 'UTC', modified_by_, 0
from python_encounters.location_history
where encounter_uuid in (select uuid from encounters.encounter)
on conflict (uuid) do nothing;

insert into encounters.score_system_history (uuid, encounter_uuid, score_system, previous_score_system, spo2_scale,
    previous_spo2_scale, changed_time, created, created_by_, modified, modified_by_, version)
select uuid, encounter_uuid, score_system, previous_score_system, spo2_scale, previous_spo2_scale, changed_time,
    created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0
from python_encounters.score_system_history
where encounter_uuid in (select uuid from encounters.encounter)
on conflict (uuid) do nothing;

commit;
