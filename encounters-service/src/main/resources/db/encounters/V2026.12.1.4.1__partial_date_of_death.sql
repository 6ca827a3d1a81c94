-- A death of which only the year or the month is known: 2026, 2026-11.
ALTER TABLE epr_patient
    ADD COLUMN dod_partial VARCHAR;
