-- Numbers and codes were stored as they came once; blanks around them do not count any more (contracts/identity.md I2).
-- One that another row bears already stays as it is: two rows become one by a merge alone (docs/operating/upgrading.md).
with blank as (
    select uuid, regexp_replace(hospital_number, '^\s+|\s+$', '', 'g') as number, hospital_number_namespace as namespace
    from epr_patient
    where hospital_number ~ '^\s|\s$'
), alone as (
    select min(uuid) as uuid, number from blank group by number, namespace having count(*) = 1
)
update epr_patient patient
set hospital_number = alone.number
from alone
where patient.uuid = alone.uuid
    and not exists (select 1 from epr_patient other
                    where other.hospital_number = alone.number
                        and other.hospital_number_namespace = patient.hospital_number_namespace);

update patient_identifier number
set value = patient.hospital_number
from epr_patient patient
where number.patient_uuid = patient.uuid
    and number.kind = 'MRN'
    and number.namespace = patient.hospital_number_namespace
    and number.value ~ '^\s|\s$'
    and regexp_replace(number.value, '^\s+|\s+$', '', 'g') = patient.hospital_number;

with blank as (
    select uuid, epr_encounter_namespace as namespace, regexp_replace(epr_encounter_id, '^\s+|\s+$', '', 'g') as number
    from encounter
    where epr_encounter_id ~ '^\s|\s$'
), alone as (
    select min(uuid) as uuid, number from blank group by number, namespace having count(*) = 1
)
update encounter
set epr_encounter_id = alone.number
from alone
where encounter.uuid = alone.uuid
    and not exists (select 1 from encounter other
                    where other.epr_encounter_id = alone.number
                        and other.epr_encounter_namespace = encounter.epr_encounter_namespace);

-- Of a ward, a bay and a bed only those behind them.
with blank as (
    select uuid, regexp_replace(ods_code, '\s+(:|$)', '\1', 'g') as code from epr_location where ods_code ~ '\s(:|$)'
), alone as (
    select min(uuid) as uuid, code from blank group by code having count(*) = 1
)
update epr_location location
set ods_code = alone.code, display_name = regexp_replace(location.display_name, '\s+$', '')
from alone
where location.uuid = alone.uuid
    and alone.code <> ''
    and not exists (select 1 from epr_location other where other.ods_code = alone.code);
