-- Where clinicians belong, as users-service tells it (contracts/encounters.md section 1.1).
create table clinician_ward
(
    clinician_id varchar   not null primary key,
    locations    varchar[] not null
);

-- Who opened stays of another ward's patient, and why.
create table broken_glass
(
    uuid           varchar(36)              not null primary key,
    clinician_id   varchar                  not null,
    patient_uuid   varchar(36)              not null,
    reason         varchar                  not null,
    location_uuids varchar[]                not null,
    opened_at      timestamp with time zone not null,
    until          timestamp with time zone not null
);

create index broken_glass_patient on broken_glass (patient_uuid, clinician_id, until);
create index broken_glass_opened on broken_glass (opened_at desc, uuid desc);
