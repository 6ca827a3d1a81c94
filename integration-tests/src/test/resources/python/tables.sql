-- The tables of the Python services as the rule book knows them (docs/contracts, FACT), each with a row or two.
create schema python_users;
create table python_users."user" (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, first_name varchar, last_name varchar, job_title varchar,
    phone_number varchar, nhs_smartcard_number varchar, send_entry_identifier varchar, email_address varchar unique,
    professional_registration_number varchar, agency_name varchar, agency_staff_employee_number varchar,
    booking_reference varchar, contract_expiry_eod_date date, password_hash varchar, password_salt varchar,
    login_active boolean not null, can_edit_ews boolean not null, can_edit_encounter boolean, analytics_consent boolean,
    groups varchar[], locations varchar[], bookmarks varchar[], bookmarked_patients varchar[]);
create table python_users.product (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, user_id varchar(36) references python_users."user",
    product_name varchar not null, opened_date date not null, closed_date date, closed_reason varchar, closed_reason_other varchar);
create table python_users.terms_agreement (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, user_id varchar(36) references python_users."user",
    product_name varchar not null, version integer, tou_version integer, patient_notice_version integer,
    accepted_timestamp timestamptz, tou_accepted_timestamp timestamptz, patient_notice_accepted_timestamp timestamptz);
insert into python_users."user" values ('py-clinician', '2023-05-03 08:15:30.123456', 'dhos-robot', '2024-01-01 10:00:00',
    'dhos-robot', 'Amina', 'Okafor', 'Staff Nurse', '01865000111', '770011', 'py-481516', 'Py.Amina@Ward7.example', null, null,
    null, null, null,
    'cde7b43c7eab75ad883b6ef157db654669fcdced3c4ab11c57dc2d3e8efc55cdde0381925368267b97bb9f1927b8f8cd6dae'
    '74cabb87993a011474dfbbe1ed97d0e0245788a8bbaf34956432090f9421656177f4b08fc68e607ec5720340183b9734dd9e'
    'c2b1c9282482357b6b7f05f3374063c0e4586cf5b50a55b31c14f41b561ad55b0f01795189d313e0d74366b1a7fce5712a85'
    '18b486cee5183c6762c2d171217a8996c4f0f01eaa4d2a2ff6265d4288ee6560d65b2be768970ce1e9085e50dfd7cba14688'
    'b15dd788e871a6bffafd76aa6e17c7b254ec040c91d142199b5d749ee1e08c6ebb320c5436c5a18d9d8dd47ebf21352cd73a'
    'eb0d64f2b700',
    'K7Q2M9ZX4B1C8D5E0F3G6H7J2L9N4P1R', true, false, null, null, '{SEND Clinician}', '{py-ward}', null, null);
insert into python_users.product values ('py-product', '2023-05-03', 'x', '2023-05-03', 'x', 'py-clinician', 'SEND', '2021-07-19');
insert into python_users.terms_agreement values ('py-terms', '2023-05-03', 'x', '2023-05-03', 'x', 'py-clinician', 'SEND', 7, 1,
    null, '2023-05-03 09:00:00+01');

create schema python_messages;
create table python_messages.message (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, sender varchar not null, sender_type varchar not null,
    receiver varchar not null, receiver_type varchar not null, content varchar not null, message_type_id integer,
    retrieved timestamp, retrieved_tz integer, confirmed timestamp, confirmed_tz integer, confirmed_by varchar,
    cancelled timestamp, cancelled_tz integer, cancelled_by varchar, related_message varchar, internal varchar, deleted timestamp);
insert into python_messages.message values ('py-message', '2023-06-01 12:00:00', 'py-patient', '2023-06-01 12:05:00', 'x',
    'py-patient', 'patient', 'py-ward', 'location', 'Could the team ring me?', 5, '2023-06-01 12:01:00', 3600);

create schema python_activation;
create table python_activation.patient (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, patient_id varchar(36) unique not null,
    hashed_authorisation_code bytea, authorisation_code_salt varchar);
create table python_activation.device (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, location_id varchar not null, description varchar not null,
    active boolean not null, hashed_authorisation_code bytea unique, authorisation_code_salt varchar unique);
create table python_activation.clinician (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, clinician_id varchar(36) unique not null,
    login_active boolean not null, send_entry_identifier varchar(50), contract_expiry_eod_date date);
insert into python_activation.patient values ('py-activated', '2023-05-03', 'x', '2023-05-03', 'x', 'py-patient', null, null);
insert into python_activation.device values ('py-device', '2023-05-03', 'x', '2023-05-03', 'x', 'py-ward', 'bay 1', true, decode(
    '1a8a6fba428c6dfbfaf680e1ce3ebd2e4d3ed7ae1f1ff2d4cd9f56c796eb0eaafb162de55cfa1d822a2b29d8a75e773318ad'
    '8848a030d1b7f5b092575fb3c2129ba1977f6b2d817c87e4f89c1de3583c8744a938c6cc727d33e319f77d932555e313be23'
    '68f591eff853675c644b9cc60b7eea1a68c35dca4245fde7d928536c554df01cfbfa86810eb6b0b36bcc90844d105717c2a1'
    'c0b43e4d97cc116010e2f497d810e87dea1fd22c31bfa51c437c65760d0943485340a02df4b04bd20e83fdb46c1aefc00f8a'
    'ba2a9c0040c8a3e97afda550102f9fd7ce8687f31c5ac056483f17cf55053f05e8860c09110550e995a59d5c838f42f9d7cc'
    '5d3ff7fc98e5',
    'hex'), 'A1B2C3D4E5F6G7H8J9K0L1M2N3P4Q5');
insert into python_activation.clinician values ('py-login', '2023-05-03', 'x', '2023-05-03', 'x', 'py-clinician', true,
    'py-481516', null);

create schema python_telemetry;
create table python_telemetry.mobile (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, patient_id varchar(36) not null,
    unique_device_code varchar not null, date_first_launched_ timestamp not null, date_first_launched_time_zone_ int not null,
    app_product varchar not null, app_version varchar not null, phone_os varchar not null, phone_os_version varchar not null,
    manufacturer varchar not null, model varchar not null, display_name varchar not null);
create table python_telemetry.desktop (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, clinician_id varchar(36) not null,
    unique_device_code varchar not null, date_first_used_ timestamp not null, date_first_used_time_zone_ int not null,
    app_product varchar not null, app_version varchar not null, desktop_os varchar not null, desktop_os_version varchar not null,
    ip_address varchar not null);
create table python_telemetry.blood_glucose_meter (uuid varchar(36) primary key, created timestamp not null,
    created_by_ varchar not null, modified timestamp not null, modified_by_ varchar not null, mobile_id varchar(36) not null,
    patient_id varchar not null, serial_number varchar not null, date_verified timestamptz not null, is_bg_value_correct boolean,
    app_product varchar not null, app_version varchar not null, blood_glucose_value double precision);
insert into python_telemetry.mobile values ('py-mobile', '2023-05-03', 'x', '2023-05-03', 'x', 'py-patient', 'code',
    '2023-05-03 07:00:00', 3600, 'GDM', '1.0', 'Android', '13', 'Maker', 'Model', 'Phone');
insert into python_telemetry.blood_glucose_meter values ('py-meter', '2023-05-03', 'x', '2023-05-03', 'x', 'py-mobile',
    'py-patient', 'S-1', '2023-05-03 08:00:00+01', true, 'GDM', '1.0', 5.5);

create schema python_encounters;
create table python_encounters.encounter (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, epr_encounter_id varchar, encounter_type varchar,
    score_system varchar, admitted_at timestamptz, discharged_at timestamptz, deleted_at timestamptz, spo2_scale integer,
    location_uuid varchar(36) not null, dh_product_uuid varchar(36) not null, patient_record_uuid varchar(36) not null,
    patient_uuid varchar(36) not null, parent_uuid varchar, merge_history json);
create table python_encounters.location_history (uuid varchar(36) primary key, created timestamp not null,
    created_by_ varchar not null, modified timestamp not null, modified_by_ varchar not null, encounter_uuid varchar not null,
    location_uuid varchar(36) not null, arrived_at timestamptz, departed_at timestamptz);
create table python_encounters.score_system_history (uuid varchar(36) primary key, created timestamp not null,
    created_by_ varchar not null, modified timestamp not null, modified_by_ varchar not null, encounter_uuid varchar,
    score_system varchar, previous_score_system varchar, spo2_scale integer, previous_spo2_scale integer,
    changed_time timestamptz not null);
create table python_encounters.patient (uuid varchar(36) primary key, record_uuid varchar(36) unique not null,
    nhs_number varchar, hospital_number varchar, first_name varchar, last_name varchar, dob date, dod date, sex varchar,
    parent_uuid varchar, product_uuid varchar not null, product_name varchar not null, product_opened_date date not null,
    product_closed_date date, created timestamp not null, created_by_ varchar not null, modified timestamp not null,
    modified_by_ varchar not null);
create table python_encounters.location (uuid varchar(36) primary key, ods_code varchar unique not null,
    display_name varchar not null, location_type varchar, parent_uuid varchar, active boolean not null,
    score_system_default varchar, product_uuid varchar not null, product_name varchar not null, product_opened_date date not null,
    created timestamp not null, created_by_ varchar not null, modified timestamp not null, modified_by_ varchar not null);
insert into python_encounters.location values ('py-ward', 'PYWARD', 'Willow ward', '225746001', null, true, 'news2', 'p', 'SEND',
    '2021-01-01', '2023-05-03', 'x', '2023-05-03', 'x');
insert into python_encounters.patient values ('py-person', 'py-record', null, 'PY-7700001', 'ROWAN', 'FINCH', '1979-02-26', null,
    '248153007', null, 'p', 'SEND', '2021-01-01', null, '2023-05-03', 'x', '2023-05-03', 'x');
insert into python_encounters.encounter values ('py-stay', '2023-05-03 08:00:00', 'x', '2023-05-03 08:00:00', 'x', 'PY-STAY-1',
    'INPATIENT', 'news2', '2023-05-03 08:00:00+00', null, null, 2, 'py-ward', 'p', 'py-record', 'py-person', null, null);
insert into python_encounters.location_history values ('py-moved', '2023-05-03', 'x', '2023-05-03', 'x', 'py-stay', 'py-ward',
    '2023-05-03 08:00:00+00', '2023-05-03 09:00:00+00');
insert into python_encounters.score_system_history values ('py-scored', '2023-05-03', 'x', '2023-05-03', 'x', 'py-stay', null, null,
    2, 1, '2023-05-03 10:00:00+00');

create schema python_connector;
create table python_connector.hl7_message (uuid varchar(36) primary key, created timestamp not null, created_by_ varchar not null,
    modified timestamp not null, modified_by_ varchar not null, content text, message_type varchar, sent_at_ timestamp,
    is_processed boolean not null, src_description varchar, dst_description varchar, message_control_id varchar unique, ack text,
    patient_identifiers json);
insert into python_connector.hl7_message values ('py-hl7', '2023-05-03 08:00:01', 'x', '2023-05-03 08:00:02', 'x',
    E'MSH|^~\\&|PY-PAS|PY|POLARIS|PY|20230503080000||ADT^A01|PY-0001|P|2.4\rEVN|A01|20230503080000\rPID|1||PY-7700001^^^PY^MRN||FINCH^ROWAN\r',
    'ADT^A01', '2023-05-03 07:00:00', true, 'tie', 'dhos', 'PY-0001', E'MSH|^~\\&|POLARIS\rMSA|AA|PY-0001\r',
    '{"MRN": "PY-7700001", "Visit ID": "PY-STAY-1"}');
