-- Argon2id of the PIN that is shown with the badge; null: none (contracts/activation.md section 7, C4).
alter table clinician_login add column pin_hash varchar;
