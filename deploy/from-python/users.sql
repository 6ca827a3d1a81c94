-- Takes over dhos-users-api (docs/operating/migration.md): its tables "user", product and terms_agreement, found in the schema
-- python_users, into the schema users. Rows that are there already stay as they are, so it may be run again.
begin;

insert into users.clinician (uuid, created, created_by_, modified, modified_by_, first_name, last_name, job_title, phone_number,
    nhs_smartcard_number, professional_registration_number, agency_name, agency_staff_employee_number, booking_reference,
    email_address, send_entry_identifier, contract_expiry_eod_date, login_active, password_hash, password_salt, can_edit_ews,
    can_edit_encounter, analytics_consent, groups, locations, bookmarks, bookmarked_patients)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, first_name, last_name, job_title,
    phone_number, nhs_smartcard_number, professional_registration_number, agency_name, agency_staff_employee_number,
    booking_reference, nullif(lower(trim(email_address)), ''), send_entry_identifier, contract_expiry_eod_date, login_active,
    password_hash, password_salt, can_edit_ews, can_edit_encounter, analytics_consent, coalesce(groups::text[], '{}'),
    coalesce(locations::text[], '{}'), coalesce(bookmarks::text[], '{}'), coalesce(bookmarked_patients::text[], '{}')
from python_users."user"
on conflict (uuid) do nothing;

insert into users.product (uuid, created, created_by_, modified, modified_by_, clinician_uuid, product_name, opened_date,
    closed_date, closed_reason, closed_reason_other)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, user_id, product_name,
    opened_date, closed_date, closed_reason, closed_reason_other
from python_users.product
where user_id is not null
order by created, uuid
on conflict (uuid) do nothing;

insert into users.terms_agreement (uuid, created, created_by_, modified, modified_by_, clinician_uuid, product_name,
    terms_version, accepted_timestamp, tou_version, tou_accepted_timestamp, patient_notice_version,
    patient_notice_accepted_timestamp)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, user_id, product_name, version,
    accepted_timestamp, tou_version, tou_accepted_timestamp, patient_notice_version, patient_notice_accepted_timestamp
from python_users.terms_agreement
where user_id is not null
on conflict (uuid) do nothing;

commit;
