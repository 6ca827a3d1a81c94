-- Where patients belong, as systems tell it (contracts/activation.md section 3, P5).
create table patient_location
(
    patient_id  varchar(36) not null,
    location_id varchar(36) not null,
    primary key (patient_id, location_id)
);

create index patient_location_location on patient_location (location_id);

-- Whether an id is that of a location of somebody.
create index clinician_login_locations on clinician_login using gin (locations);
