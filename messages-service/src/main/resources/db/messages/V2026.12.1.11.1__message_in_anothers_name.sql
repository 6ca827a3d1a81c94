-- Whether a clinician wrote it in the name of somebody else, as some may: such a message proves nothing about its sender
-- (contracts/activation.md section 3, P5). What systems write, alerts above all, is verified.
alter table message add column in_anothers_name boolean not null default false;
