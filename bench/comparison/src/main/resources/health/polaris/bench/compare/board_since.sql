-- Whoever lay there has left and got another name, twenty others came and left, and somebody else lies there now.
update encounters.encounter set discharged_at = now(), modified = now() where uuid in (
    select md5('stay of lying ' || ward || '-' || bed || '-0')::uuid::text from generate_series(0, 39) ward, generate_series(0, 29) bed);
update encounters.epr_patient set last_name = 'Lindqvist', modified = now() where uuid in (
    select md5('lying ' || ward || '-' || bed || '-0')::uuid::text from generate_series(0, 39) ward, generate_series(0, 29) bed);
update encounters.epr_location set display_name = display_name || ' (north)', modified = now() where ods_code like 'BOARD%:%:%';

select count(encounters.bench_lies(ward, bed, turn, now() - interval '1 hour', case when turn < 21 then now() end))
from generate_series(0, 39) ward, generate_series(0, 29) bed, generate_series(1, 21) turn;
drop function encounters.bench_lies(int, int, int, timestamptz, timestamptz);
vacuum analyze encounters.epr_location, encounters.epr_patient, encounters.patient_identifier, encounters.encounter;
