-- Takes the place of the index without namespace, and its name: by that the version before knows that a number is taken.
drop index epr_encounter_id_deleted_at;
alter index encounter_visit_number rename to epr_encounter_id_deleted_at;
