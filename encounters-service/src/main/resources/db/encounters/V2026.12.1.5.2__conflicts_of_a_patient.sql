-- Conflicts of one patient, which are shown with the patient: those that claim a number have an index already.
create index patient_conflict_owner on patient_conflict (owner_uuid) where owner_uuid is not null;
